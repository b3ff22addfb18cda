package app.shopfloor.sales;

/**
 * An article that the screens can be narrowed to.
 *
 * @param name what {@link SalesSnapshot.SkuFigures#name} calls it, too
 */
public record Choice(Article article, String name) {}
