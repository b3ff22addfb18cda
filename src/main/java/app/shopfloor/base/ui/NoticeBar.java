package app.shopfloor.base.ui;

import app.shopfloor.base.live.Live;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.ui.FrameNotice.Notice;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One notice, shown while there is one. */
final class NoticeBar extends Div {

    private Optional<Notice> shown = Optional.empty();

    NoticeBar(FrameNotice notice, Pulses pulses) {
        addClassName("notice");
        getElement().setAttribute("role", "status");
        setVisible(false);
        // On hearing nothing better, what was said last stays.
        new Live<>(this, pulses, List.of(notice.topic()), this::show, failure -> {})
                .askForTheFirstPicture(notice::current);
    }

    void show(Optional<Notice> notice) {
        if (notice.equals(shown)) {
            return;
        }
        shown = notice;
        removeAll();
        setVisible(notice.isPresent());
        notice.ifPresent(said -> {
            setClassName("notice " + said.tone().name().toLowerCase(Locale.ROOT));
            add(new Span(said.text()));
            if (said.link() != null) {
                add(new Anchor(said.link().path(), said.link().text()));
            }
        });
    }
}
