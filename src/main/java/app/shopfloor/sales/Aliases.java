package app.shopfloor.sales;

import app.shopfloor.shared.Channel;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which order the charges and invoices of a batch belong to: what was known before, and what the batch tells. A name leads to
 * an order, or an invoice to its charge and so to the charge's order. Of several that a name was said to lead to, an order
 * comes before a charge, then the smaller key, whichever was told first: so where evidence is kept is a function of all that was
 * ever told, not of its order.
 */
final class Aliases {

    /** @param viaCharge whether {@code to} is a charge, that may lead further */
    record Lead(String to, boolean viaCharge) {

        boolean isBetterThan(@Nullable Lead other) {
            if (other == null) {
                return true;
            }
            return viaCharge == other.viaCharge ? to.compareTo(other.to) < 0 : other.viaCharge;
        }
    }

    private final Map<String, Lead> before;
    private final TreeMap<String, Lead> told = new TreeMap<>();
    private final Set<String> sample = new TreeSet<>();

    /** @param before what is stored of every name in the batch, and of every charge that such a name leads to */
    Aliases(Map<String, Lead> before) {
        this.before = new HashMap<>(before);
    }

    static String key(Channel channel, String id) {
        return channel.code() + ":" + id;
    }

    /** The charges and invoices that the reports name. */
    static Set<String> names(Collection<SaleReport> reports) {
        Set<String> names = new TreeSet<>();
        for (SaleReport report : reports) {
            if (report.chargeId() != null) {
                names.add(key(report.channel(), report.chargeId()));
            }
            if (report.invoiceId() != null) {
                names.add(key(report.channel(), report.invoiceId()));
            }
        }
        return names;
    }

    /** Takes in what more is stored, of names that the batch does not name itself. */
    void alsoKnow(Map<String, Lead> more) {
        before.putAll(more);
    }

    boolean know(String name) {
        return before.containsKey(name) || told.containsKey(name);
    }

    /** Takes in which names a report says to belong together; true when that is news. */
    boolean learn(SaleReport report) {
        String order = report.orderId() == null ? null : key(report.channel(), report.orderId());
        String charge = report.chargeId() == null ? null : key(report.channel(), report.chargeId());
        boolean news = false;
        if (charge != null && order != null) {
            news = learn(charge, new Lead(order, false), report.sample());
        }
        if (report.invoiceId() != null && (order != null || charge != null)) {
            Lead lead = order != null ? new Lead(order, false) : new Lead(Objects.requireNonNull(charge), true);
            news |= learn(key(report.channel(), report.invoiceId()), lead, report.sample());
        }
        return news;
    }

    private boolean learn(String name, Lead lead, boolean ofSample) {
        if (lead.to().equals(name) || !lead.isBetterThan(lead(name))) {
            return false;
        }
        told.put(name, lead);
        if (ofSample) {
            sample.add(name);
        }
        return true;
    }

    private @Nullable Lead lead(String name) {
        Lead lead = told.get(name);
        return lead != null ? lead : before.get(name);
    }

    /** Under which key all evidence of this name is kept. */
    String orderOf(String name) {
        Lead lead = lead(name);
        if (lead == null || !lead.viaCharge()) {
            return lead == null ? name : lead.to();
        }
        Lead further = lead(lead.to());
        return further == null ? lead.to() : further.to();
    }

    /** Under which key it was kept before the batch. */
    String formerOrderOf(String name) {
        Lead lead = before.get(name);
        if (lead == null || !lead.viaCharge()) {
            return lead == null ? name : lead.to();
        }
        Lead further = before.get(lead.to());
        return further == null ? lead.to() : further.to();
    }

    /** Whether the batch tells where the name leads, itself or by its charge. */
    boolean isMoved(String name) {
        if (told.containsKey(name)) {
            return true;
        }
        Lead lead = before.get(name);
        return lead != null && lead.viaCharge() && told.containsKey(lead.to());
    }

    /** Under which key the evidence of a report is kept. */
    String keyOf(SaleReport report) {
        String under = Evidence.under(report);
        return under.equals(Evidence.THE_ORDER)
                ? key(report.channel(), Objects.requireNonNull(report.orderId()))
                : orderOf(key(report.channel(), under));
    }

    /** The names of which the batch tells where they lead. */
    Set<String> movedNames() {
        return told.navigableKeySet();
    }

    /** What the batch tells and was not known, name by name. */
    Map<String, Lead> told() {
        return told;
    }

    boolean isNew(String name) {
        return !before.containsKey(name);
    }

    boolean isOfSample(String name) {
        return sample.contains(name);
    }
}
