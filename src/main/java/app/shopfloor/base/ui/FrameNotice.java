package app.shopfloor.base.ui;

import app.shopfloor.base.live.Topic;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A bean of this kind may put a bar above every screen: for what holds for all of them. */
public interface FrameNotice {

    /** Beats when the notice comes, goes or changes. */
    Topic topic();

    /** What the bar says now. Called off the UI thread, often. */
    Optional<Notice> current();

    /** How a bar looks. */
    enum Tone {
        INFO,
        WARN
    }

    /**
     * @param text a short sentence
     * @param link where one can do something about it, or null
     */
    record Notice(Tone tone, String text, @Nullable Link link) {}

    /** @param path a view's path, without a slash at the beginning */
    record Link(String text, String path) {}
}
