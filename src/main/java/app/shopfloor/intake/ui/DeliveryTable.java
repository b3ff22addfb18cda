package app.shopfloor.intake.ui;

import app.shopfloor.intake.DeliveryRecord;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;

/** Deliveries, one a row, newest first; on a phone, one a card. What has not changed stays in place. */
final class DeliveryTable extends NativeTable {

    private static final List<String> COLUMNS = List.of("Received", "State", "Kind", "Delivery", "What it changed");

    private final DeliveryWords words;
    private final LongFunction<String> address;
    private List<DeliveryRecord> shown = List.of();
    private DeliveryQuestion question = DeliveryQuestion.ALL;

    /** @param address where a delivery is opened */
    DeliveryTable(DeliveryWords words, LongFunction<String> address) {
        this.words = words;
        this.address = address;
        addClassName("deliveries");
        NativeTableRow head = new NativeTableRow();
        COLUMNS.forEach(column -> head.addHeaderCell().setText(column));
        head.getHeaderCells().forEach(cell -> cell.getElement().setAttribute("scope", "col"));
        getHead().add(head);
        addBody();
    }

    /** @param asked what they were found by; the addresses at which they open say it, too */
    void show(List<DeliveryRecord> deliveries, DeliveryQuestion asked, Instant now) {
        boolean grown = asked.equals(question)
                && !shown.isEmpty()
                && deliveries.size() >= shown.size()
                && shown.getFirst().id() == deliveries.getFirst().id();
        if (!grown) {
            getBody().removeAll();
            shown = List.of();
        }
        List<NativeTableRow> rows = getBody().getRows();
        for (int i = 0; i < deliveries.size(); i++) {
            DeliveryRecord delivery = deliveries.get(i);
            if (i >= shown.size()) {
                NativeTableRow row = new NativeTableRow();
                fill(row, delivery, now);
                getBody().add(row);
            } else if (!delivery.equals(shown.get(i))) {
                fill(rows.get(i), delivery, now);
            }
        }
        shown = deliveries;
        question = asked;
    }

    private void fill(NativeTableRow row, DeliveryRecord delivery, Instant now) {
        row.removeAll();
        cell(row, "when").add(new Span(words.when(delivery.receivedAt(), now)));
        cell(row, "standing").add(DeliveryWords.pill(delivery));
        Anchor open = new Anchor(address.apply(delivery.id()), delivery.kind());
        open.addClassName("open");
        NativeTableCell kind = cell(row, "kind");
        kind.add(open);
        if (delivery.sample()) {
            kind.add(Facts.pill("sample", "plain"));
        }
        Span id = new Span(words.masked(delivery.deliveryId()));
        id.setTitle(words.masked(delivery.deliveryId()));
        cell(row, "id").add(id);
        String outcome = words.outcome(delivery);
        Span text = new Span(outcome);
        text.setTitle(outcome);
        cell(row, "outcome").add(text);
    }

    private static NativeTableCell cell(NativeTableRow row, String className) {
        NativeTableCell cell = row.addDataCell();
        cell.addClassName(className);
        return cell;
    }
}
