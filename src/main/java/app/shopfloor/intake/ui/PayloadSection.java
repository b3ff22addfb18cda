package app.shopfloor.intake.ui;

import app.shopfloor.intake.DeliveryRecord;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A payload to read, copy and take away. Of a large one the browser gets the beginning; the rest only for who wants it. */
final class PayloadSection extends Div {

    /** Characters shown; a browser lays them out in no time. */
    static final int SHOWN = 64_000;

    private final DeliveryWords words;
    private final Span title = new Span("Payload");
    private final Span about = new Span();
    private final NativeButton copy = new NativeButton("Copy");
    private final Anchor whole = new Anchor();
    private final Pre pre = new Pre();
    private final Paragraph note = new Paragraph();
    private @Nullable PayloadText shown;

    PayloadSection(DeliveryWords words) {
        this.words = words;
        addClassName("payload");
        title.addClassName("title");
        about.addClassName("about");
        copy.addClassName("quiet");
        copy.getElement().setAttribute("data-copy", "#payload");
        whole.addClassName("quiet");
        whole.setText("Download");
        whole.setRouterIgnore(true);
        whole.setId("payload-whole");
        pre.setId("payload");
        pre.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", "Payload");
        note.addClassName("hint");
        Div head = new Div(title, about, copy, whole);
        head.addClassName("payload-head");
        add(head, note, pre);
    }

    void show(DeliveryRecord delivery, @Nullable PayloadText payload) {
        about.setText(words.size(delivery.bytes()) + (words.everything() ? "" : " · personal data is hidden"));
        if (payload == null) {
            note.setVisible(false);
            pre.setVisible(false);
            copy.setVisible(false);
            whole.setVisible(false);
            return;
        }
        if (payload.equals(shown)) {
            return;
        }
        shown = payload;
        String text = payload.text();
        boolean cut = text != null && text.length() > SHOWN;
        pre.setVisible(text != null);
        copy.setVisible(text != null);
        whole.setVisible(text != null);
        String problem = payload.problem();
        note.setVisible(problem != null || cut);
        note.setText(
                cut
                        ? "Only the beginning is shown. Copy and Download take the whole."
                        : problem == null ? "" : problem);
        if (text != null) {
            pre.setText(cut ? text.substring(0, SHOWN) + "\n…" : text);
            whole.setHref(download(text, delivery));
            if (cut) {
                copy.getElement().setAttribute("data-copy", "#payload-whole");
            }
        }
    }

    private static DownloadHandler download(String text, DeliveryRecord delivery) {
        String name = "delivery-" + delivery.id() + ".json";
        return DownloadHandler.fromInputStream(event -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return new DownloadResponse(
                    new ByteArrayInputStream(bytes), name, "application/json; charset=utf-8", bytes.length);
        });
    }
}
