package app.shopfloor.sales;

/** What came of all the charges together that tried to take an order's money. */
public enum Attempt {
    /** There was none: nobody tried to pay, or the order was paid past its source alone, as an invoice by bank transfer. */
    NONE,
    /** There were some, and none of them has succeeded so far; the order may still have been paid past its source. */
    UNSUCCESSFUL,
    /** One of them took the money, or held it: then the bank approved, whatever became of the money later. */
    SUCCEEDED
}
