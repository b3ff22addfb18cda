package app.shopfloor.base.live;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a component showing what a query answers. The query runs off the UI thread, at first when the component is attached
 * and a query is set, and again after every beat of the topics; its answer is shown within the UI. An answer to an earlier
 * query is dropped. Ends by itself when the component is detached.
 *
 * @param <T> the answer; best an immutable record that viewers share
 */
public final class Live<T> {

    private static final Logger log = LoggerFactory.getLogger(Live.class);
    private static final Executor THREADS = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("live-", 0).factory());

    private static final Duration A_MOMENT = Duration.ofMillis(250);

    private final Function<Runnable, List<Pulses.Subscription>> listening;
    private final Consumer<T> show;
    private final Consumer<RuntimeException> failed;
    private final List<Pulses.Subscription> subscriptions = new ArrayList<>();
    private final AtomicLong tickets = new AtomicLong();
    private long shown; // the ticket of the answer shown; guarded by the session's lock
    private volatile @Nullable UI ui;
    private volatile @Nullable Supplier<T> query;

    /**
     * @param show shows an answer; called with the session locked
     * @param failed tells people that the query failed; called with the session locked, after the failure was logged
     */
    public Live(
            Component component,
            Pulses pulses,
            List<Topic> topics,
            Consumer<T> show,
            Consumer<RuntimeException> failed) {
        this(
                component,
                beat -> topics.stream().map(topic -> pulses.listen(topic, beat)).toList(),
                show,
                failed);
    }

    /** Hears of no change: asks when it is told to. */
    public Live(Component component, Consumer<T> show, Consumer<RuntimeException> failed) {
        this(component, beat -> List.of(), show, failed);
    }

    private Live(
            Component component,
            Function<Runnable, List<Pulses.Subscription>> listening,
            Consumer<T> show,
            Consumer<RuntimeException> failed) {
        this.listening = listening;
        this.show = show;
        this.failed = failed;
        component.addAttachListener(event -> attached(event.getUI()));
        component.addDetachListener(event -> detached());
    }

    /** Asks this from now on, and at once. Called with the session locked. */
    public void ask(Supplier<T> question) {
        query = question;
        refresh();
    }

    /**
     * Asks this from now on, and waits a moment for the first answer: shown with the first picture it pushes nothing aside that
     * a person looks at already. One that is later, or fails, is shown as those that follow. One that cannot be shown fails
     * alone: what else is to be in the picture comes. Called with the session locked, before the component is attached.
     */
    public void askForTheFirstPicture(Supplier<T> question) {
        query = question;
        CompletableFuture<T> first = CompletableFuture.supplyAsync(question, THREADS);
        try {
            showFirst(first.get(A_MOMENT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException e) {
            log.debug("The first picture goes without this answer", e); // it is asked again when attached
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void showFirst(T answer) {
        try {
            show.accept(answer);
        } catch (RuntimeException e) {
            log.error("A section could not be filled", e);
            failed.accept(e); // it is asked again when attached
        }
    }

    /** Asks again. Called with the session locked. */
    public void refresh() {
        UI here = ui;
        Supplier<T> question = query;
        if (here != null && question != null) {
            THREADS.execute(() -> answer(here, question));
        }
    }

    private void attached(UI here) {
        ui = here;
        subscriptions.addAll(listening.apply(() -> beat(here)));
        refresh();
    }

    private void detached() {
        ui = null;
        subscriptions.forEach(Pulses.Subscription::cancel);
        subscriptions.clear();
    }

    /** On the listener's own thread: the next beat waits until this one is shown, so a slow query is asked less often. */
    private void beat(UI here) {
        Supplier<T> question = query;
        if (question != null) {
            answer(here, question);
        }
    }

    private void answer(UI here, Supplier<T> question) {
        long ticket = tickets.incrementAndGet();
        Runnable work;
        try {
            T answer = question.get();
            work = () -> show.accept(answer);
        } catch (Throwable e) { // an Error, too: else what is shown would pose as fresh
            log.error("A section could not be read", e);
            RuntimeException failure =
                    e instanceof RuntimeException usual ? usual : new IllegalStateException("No answer", e);
            work = () -> failed.accept(failure);
        }
        within(here, question, ticket, work);
    }

    private void within(UI here, Supplier<T> question, long ticket, Runnable work) {
        try {
            here.access(() -> {
                if (ui == here && query == question && ticket > shown) {
                    shown = ticket;
                    work.run();
                }
            });
        } catch (UIDetachedException left) {
            log.debug("Nobody looks any more", left);
        }
    }
}
