package app.shopfloor.sales;

import app.shopfloor.sales.SalesSnapshot.SkuFigures;
import java.util.List;

/**
 * All articles of one question, by net revenue, largest first, not named yet.
 *
 * @param momentary whether the days before count until the time of day at which this was computed
 */
record RankedArticles(List<SkuFigures> all, boolean momentary) {}
