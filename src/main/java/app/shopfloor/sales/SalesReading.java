package app.shopfloor.sales;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/** What screens ask of the sales, each computed once a beat for all who ask. */
@Component
class SalesReading {

    private final SalesDashboard dashboard;
    private final CustomersDashboard buyers;
    private final TodaySoFar todaySoFar;
    private final BegunPayments payments;
    private final SalesChoices choices;
    private final PerBeat<SalesFilter, SalesSnapshot> snapshots;
    private final PerBeat<SalesFilter, Bought> bought;
    private final PerBeat<LocalDate, TodaySnapshot> todays;
    private final PerBeat<DayRange, PaymentSuccess> successes;

    SalesReading(
            SalesDashboard dashboard,
            CustomersDashboard buyers,
            TodaySoFar todaySoFar,
            BegunPayments payments,
            SalesChoices choices,
            Pulses pulses,
            Clock clock,
            BusinessProperties business) {
        this.dashboard = dashboard;
        this.buyers = buyers;
        this.todaySoFar = todaySoFar;
        this.payments = payments;
        this.choices = choices;
        ZoneId zone = business.timezone();
        this.snapshots = new PerBeat<>(pulses, clock, zone, snapshot -> snapshot.previousUntil() != null);
        this.bought = new PerBeat<>(pulses, clock, zone, both -> both.sales().previousUntil() != null);
        this.todays = new PerBeat<>(pulses, clock, zone, today -> true);
        this.successes = new PerBeat<>(pulses, clock, zone, success -> false);
    }

    /** Who bought, and the sales on top of which it was computed. */
    private record Bought(SalesSnapshot sales, CustomersSnapshot customers) {}

    LocalDate today() {
        return dashboard.today();
    }

    SalesSnapshot snapshot(SalesFilter filter) {
        return snapshots.get(filter, dashboard::compute);
    }

    CustomersSnapshot customers(SalesFilter filter) {
        return bought.get(filter, key -> {
                    SalesSnapshot sales = snapshot(key);
                    return new Bought(sales, buyers.compute(sales));
                })
                .customers();
    }

    TodaySnapshot todaySoFar() {
        return todays.get(today(), day -> todaySoFar.compute());
    }

    PaymentSuccess paymentSuccess(DayRange range) {
        return successes.get(range, payments::success);
    }

    List<Channel> channels() {
        return choices.channels();
    }

    List<String> countries() {
        return choices.countries();
    }

    String nameOf(Article article) {
        return choices.name(article);
    }

    List<Choice> articles(String search, int limit) {
        return choices.articles(search, limit);
    }
}
