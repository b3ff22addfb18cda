package app.shopfloor.base.gallery;

import app.shopfloor.shared.Money;
import java.time.Instant;

/** A row of an example. */
record MadeUpOrder(long number, Instant at, String title, String customer, String country, Money net) {}
