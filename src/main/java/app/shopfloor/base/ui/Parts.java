package app.shopfloor.base.ui;

import app.shopfloor.base.live.Live;
import app.shopfloor.base.live.MinuteTurn;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.live.Topic;
import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of one screen that ask for themselves, each its own question. How fresh the screen is follows from all of them, and
 * they can be asked anew together. Used with the session locked.
 */
public final class Parts {

    private static final Logger log = LoggerFactory.getLogger(Parts.class);

    private final Pulses pulses;
    private final Clock clock;
    private final Runnable changed;
    private final List<Part<?>> parts = new ArrayList<>();

    /** @param changed called whenever a part was read, or could not be */
    public Parts(Pulses pulses, Clock clock, Runnable changed) {
        this.pulses = pulses;
        this.clock = clock;
        this.changed = changed;
    }

    /**
     * Keeps a component showing what a question answers: from when it is attached, after every beat of the topics, and at least
     * once a minute.
     *
     * @param question asked off the UI thread; best answered once for all viewers
     * @param show shows an answer
     * @param failed shows that there is no answer, with a way to ask again; not called anew while that is so, nor once there has
     *     been one, for the screen then says since when it is not refreshed
     */
    public <T> void add(
            Component component,
            List<Topic> topics,
            Supplier<T> question,
            Consumer<T> show,
            Consumer<Runnable> failed) {
        parts.add(new Part<>(component, topics, question, show, failed));
    }

    /** Asks every part again. */
    public void refresh() {
        parts.forEach(Part::refresh);
    }

    /** Since when nothing on the screen is older; empty before anything was read. */
    public Optional<Instant> asOf() {
        return there().flatMap(part -> Stream.ofNullable(part.readAt)).min(Comparator.naturalOrder());
    }

    /** Whether a part that was asked has not answered yet. */
    public boolean areAwaited() {
        return there().anyMatch(part -> part.readAt == null && !part.failing);
    }

    /** Whether a part shows what it read before, because it could not be read again. */
    public boolean areStale() {
        return there().anyMatch(part -> part.readAt != null && part.failing);
    }

    private Stream<Part<?>> there() {
        return parts.stream().filter(part -> part.component.isAttached());
    }

    private final class Part<T> {

        private final Component component;
        private final Consumer<T> show;
        private final Consumer<Runnable> failed;
        private final Live<T> live;
        private @Nullable Instant readAt;
        private boolean failing;

        Part(
                Component component,
                List<Topic> topics,
                Supplier<T> question,
                Consumer<T> show,
                Consumer<Runnable> failed) {
            this.component = component;
            this.show = show;
            this.failed = failed;
            List<Topic> beats = Stream.concat(topics.stream(), Stream.of(MinuteTurn.NEW_MINUTE))
                    .toList();
            live = new Live<>(component, pulses, beats, this::answered, failure -> unanswered());
            live.ask(question);
        }

        void refresh() {
            live.refresh();
        }

        private void answered(T answer) {
            try {
                show.accept(answer);
                readAt = clock.instant();
                failing = false;
                changed.run();
            } catch (RuntimeException e) {
                log.error("A part of a screen could not be filled", e);
                failing = false; // it may no longer show that it failed
                unanswered();
            }
        }

        private void unanswered() {
            if (readAt == null && !failing) {
                failed.accept(live::refresh);
            }
            failing = true;
            changed.run();
        }
    }
}
