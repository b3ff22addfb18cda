package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Card;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.State;
import app.shopfloor.base.ui.Strong;
import app.shopfloor.sales.SalesSnapshot.ChannelFigures;
import app.shopfloor.sales.SalesSnapshot.InCurrency;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.Money;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Net revenue by channel: a bar each, its amount and its share. */
final class ChannelCard extends Card {

    private static final int COLOURS = 6;
    private static final int HEIGHT = 140;

    private final UnorderedList list = new UnorderedList();
    private final Map<Channel, Row> rows = new LinkedHashMap<>();

    ChannelCard() {
        super("By channel", HEIGHT);
        covers("share of net revenue");
        list.addClassName("bars-list");
    }

    void show(InCurrency figures, Formats formats, Runnable retry) {
        if (figures.channels().isEmpty()) {
            empty(State.empty("No sales in these days", "The channels of those days' sales stand here."));
        } else {
            show(list, () -> fill(figures, formats), retry);
        }
    }

    private void fill(InCurrency figures, Formats formats) {
        List<ChannelFigures> channels = figures.channels();
        List<Channel> order = channels.stream().map(ChannelFigures::channel).toList();
        if (!List.copyOf(rows.keySet()).equals(order)) {
            rows.clear();
            list.removeAll();
            for (Channel channel : order) {
                Row row = new Row(channel, Math.min(rows.size() + 1, COLOURS));
                rows.put(channel, row);
                list.add(row);
            }
        }
        // A channel that gave back more than it took has no share of what came in.
        long whole = channels.stream()
                .mapToLong(channel -> Math.max(0, channel.figures().net()))
                .sum();
        for (ChannelFigures channel : channels) {
            Row row = rows.get(channel.channel());
            if (row != null) {
                row.show(channel.figures().net(), whole, figures.currency(), formats);
            }
        }
    }

    private static final class Row extends ListItem {

        private final Span bar = new Span();
        private final Span amount = new Span();
        private final Strong share = new Strong("");

        Row(Channel channel, int colour) {
            Span name = new Span(channel.label());
            name.addClassName("name");
            bar.addClassName("bar");
            bar.getStyle().set("--colour", "var(--c" + colour + ")");
            bar.getElement().setAttribute("aria-hidden", "true");
            amount.addClassName("amount");
            add(name, bar, amount, share);
        }

        void show(long net, long whole, String currency, Formats formats) {
            long part = Math.max(0, net);
            bar.getStyle().set("--share", whole == 0 ? "0" : Math.floorDiv(part * 1000, whole) / 10.0 + "%");
            amount.setText(formats.tile(Money.of(net, currency)));
            share.setText(formats.share(part, whole));
        }
    }
}
