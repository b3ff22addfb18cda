package app.shopfloor.sales;

import app.shopfloor.shared.Channel;
import java.time.LocalDate;

/** A daily total of the balance beside what the movements themselves sum to. */
public record CashDrift(
        LocalDate day, Channel channel, String currency, String category, CashSums expected, CashSums found) {

    boolean differs() {
        return !expected.equals(found);
    }
}
