package app.shopfloor.sales;

import app.shopfloor.shared.DayRange;

/**
 * Which payments stand behind a success rate: with at least one attempt, begun in some days.
 *
 * @param range the days, in the business time zone
 * @param outcome which of them
 */
public record PaymentFilter(DayRange range, Outcome outcome) {

    /** Whether a payment ever succeeded. */
    public enum Outcome {
        ANY,
        SUCCEEDED,
        NOT_SUCCEEDED
    }
}
