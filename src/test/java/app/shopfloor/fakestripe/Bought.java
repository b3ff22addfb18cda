package app.shopfloor.fakestripe;

import static app.shopfloor.fakestripe.Fields.fields;

import java.util.List;
import java.util.Map;

/**
 * What a payment is for, and how it is told: by the lines of a cart, by metadata, by the intent's own lines, or by a description
 * alone.
 *
 * @param cart whose parts are told by a session or an invoice, or null
 */
record Bought(
        long amount,
        Cart cart,
        String description,
        Map<String, Object> metadata,
        Map<String, Object> amountDetails,
        List<TrueOrder.Line> lines) {

    private static final Map<String, Object> NO_DETAILS = fields("tip", fields());

    /** The lines are told by a session or an invoice. */
    static Bought of(Cart cart) {
        return new Bought(
                cart.total(),
                cart,
                null,
                fields(),
                NO_DETAILS,
                cart.lines().stream()
                        .map(line -> new TrueOrder.Line(
                                null, line.article().product(), line.quantity(), line.gross(), line.discount()))
                        .toList());
    }

    /** One line, told by metadata. */
    static Bought byMetadata(String sku, long quantity, long amount) {
        return new Bought(
                amount,
                null,
                null,
                fields("sku", sku, "quantity", "" + quantity),
                NO_DETAILS,
                List.of(new TrueOrder.Line(sku, null, quantity, amount, 0)));
    }

    /** Lines that the PaymentIntent itself tells. */
    static Bought byIntentLines(Cart cart) {
        List<Map<String, Object>> items = cart.lines().stream()
                .map(line -> fields(
                        "id",
                        line.id().replace("li_", "uli_"),
                        "object",
                        "payment_intent_amount_details_line_item",
                        "discount_amount",
                        line.discount(),
                        "product_code",
                        code(line),
                        "product_name",
                        line.article().name(),
                        "quantity",
                        line.quantity(),
                        "unit_cost",
                        line.gross() / line.quantity()))
                .toList();
        // Of discounts Stripe takes either the whole or those of the lines, never both.
        return new Bought(
                cart.total(),
                cart,
                null,
                fields(),
                fields("tip", fields(), "line_items", Fields.listWhenExpanded(items)),
                cart.lines().stream()
                        .map(line ->
                                new TrueOrder.Line(code(line), null, line.quantity(), line.gross(), line.discount()))
                        .toList());
    }

    /** Nothing is known but a text. */
    static Bought described(String description, long amount) {
        return new Bought(
                amount, null, description, fields(), NO_DETAILS, List.of(new TrueOrder.Line(null, null, 1, amount, 0)));
    }

    private static String code(Cart.Line line) {
        return "CODE-" + line.article().number();
    }

    /** The lines when so much was taken; only one line can be worth less than was asked for it. */
    List<TrueOrder.Line> lines(long taken) {
        if (taken == amount) {
            return lines;
        }
        TrueOrder.Line line = lines.getFirst();
        return List.of(new TrueOrder.Line(line.sku(), line.product(), line.quantity(), taken, 0));
    }
}
