package app.shopfloor.sales;

/** How much of a range one point of its course covers. */
public enum Granularity {
    DAY,
    WEEK,
    MONTH
}
