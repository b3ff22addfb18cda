package app.shopfloor.intake.stripe;

import app.shopfloor.catalog.ListingReport;
import app.shopfloor.intake.Translation;
import app.shopfloor.sales.CashReport;
import app.shopfloor.sales.CustomerReport;
import app.shopfloor.sales.SaleReport;
import app.shopfloor.shared.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What one delivery says, gathered object by object. */
final class StripeFacts {

    private final String type;
    private final Instant asOf;
    private final Channel channel;
    private final boolean sample;
    private final @Nullable String payout;
    private final List<SaleReport> sales = new ArrayList<>();
    private final List<CashReport> cash = new ArrayList<>();
    private final List<CustomerReport> customers = new ArrayList<>();
    private final List<ListingReport> listings = new ArrayList<>();
    private @Nullable String silentBecause;

    /** @param payout with which the balance transaction that was fetched had been paid out, where the fetch tells */
    StripeFacts(String type, Instant asOf, Channel channel, boolean sample, @Nullable String payout) {
        this.type = type;
        this.asOf = asOf;
        this.channel = channel;
        this.sample = sample;
        this.payout = payout;
    }

    /** The event's own name, {@code <object>.fetched} for an object that we asked for. */
    String type() {
        return type;
    }

    /** Whether we asked: then {@link #asOf} is when we did, and says nothing of when anything happened. */
    boolean fetched() {
        return type.endsWith(".fetched");
    }

    /** Whether the event tells that this object, not one nested in it, was deleted; it then comes as it last was. */
    boolean deleted(JsonNode object) {
        return type.equals(object.path("object").asString("") + ".deleted");
    }

    Instant asOf() {
        return asOf;
    }

    Channel channel() {
        return channel;
    }

    boolean sample() {
        return sample;
    }

    @Nullable
    String payout() {
        return payout;
    }

    SaleReport.Teller about(SaleReport.Kind kind, String objectId) {
        return SaleReport.about(channel, kind, objectId, asOf).sample(sample);
    }

    void tell(SaleReport.Teller report) {
        sales.add(report.tell());
    }

    void tell(CashReport report) {
        cash.add(report);
    }

    void tell(CustomerReport report) {
        customers.add(report);
    }

    void tell(ListingReport report) {
        listings.add(report);
    }

    /** Why an object that is understood says nothing; shown when nothing else is said. */
    void silent(String because) {
        silentBecause = because;
    }

    /** @param nothing what to say when no object said anything, nor why it did not */
    Translation translation(String nothing) {
        Translation told = new Translation(sales, cash, customers, listings, null);
        return told.isEmpty() ? Translation.ignored(silentBecause == null ? nothing : silentBecause) : told;
    }
}
