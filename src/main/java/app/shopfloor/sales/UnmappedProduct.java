package app.shopfloor.sales;

import app.shopfloor.shared.Channel;
import app.shopfloor.shared.Money;
import java.util.List;

/**
 * Something that was sold without an SKU, and is not mapped to one.
 *
 * @param ref what is to be mapped: the channel's product, else its price, else the line's name
 * @param name under which it was sold
 * @param orders with this article, counted for each of its prices
 * @param net revenue ever, one amount a currency
 * @param prices at which it was sold, those that are not mapped; empty where the channel tells none
 */
public record UnmappedProduct(
        Channel channel, String ref, String name, long orders, long units, List<Money> net, List<Price> prices) {

    /** @param ref the channel's id of the price */
    public record Price(String ref, long units, List<Money> net) {}
}
