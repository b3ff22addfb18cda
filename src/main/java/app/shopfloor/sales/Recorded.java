package app.shopfloor.sales;

import app.shopfloor.shared.News;

/**
 * What one report meant to our records.
 *
 * @param news {@link News#NEW} when nothing was known of the object that spoke, {@link News#UPDATED} when a fact changed or
 *     it turned out to which order something belongs, else {@link News#KNOWN}; a later word that says the same is no news
 * @param orderId the order it is kept with, as far as is known by now
 * @param change what became of the order, in one short sentence without personal data
 *     ({@code pi_1: pending → paid, total USD 49.00}); "" when nothing did
 */
public record Recorded(News news, String orderId, String change) {}
