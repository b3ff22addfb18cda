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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One notice, shown while there is one. */
final class NoticeBar extends Div {

    private static final Logger log = LoggerFactory.getLogger(NoticeBar.class);

    private Optional<Notice> shown = Optional.empty();

    NoticeBar(FrameNotice notice, Pulses pulses) {
        addClassName("notice");
        getElement().setAttribute("role", "status");
        setVisible(false);
        showAtOnce(notice);
        // On hearing nothing better, what was said last stays.
        new Live<>(this, pulses, List.of(notice.topic()), this::show, failure -> {}).ask(notice::current);
    }

    /** It belongs to the first picture of the screen: coming later it would push all below it down. */
    private void showAtOnce(FrameNotice notice) {
        try {
            show(notice.current());
        } catch (RuntimeException e) {
            log.error("A notice could not be read", e);
        }
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
