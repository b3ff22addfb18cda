package app.shopfloor.intake;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Deliveries of one sender, who waits until they are stored. */
final class Waiting {

    final List<Delivery> deliveries;
    final long bytes;
    private final CompletableFuture<Receipts> outcome = new CompletableFuture<>();
    /** Set by whoever comes first: the committer, who then stores them, or the sender, who has lost patience. */
    private final AtomicBoolean decided = new AtomicBoolean();

    Waiting(List<Delivery> deliveries) {
        this.deliveries = List.copyOf(deliveries);
        this.bytes = deliveries.stream().mapToLong(d -> d.payload().length).sum();
    }

    /** @return false when the sender no longer waits */
    boolean take() {
        return decided.compareAndSet(false, true);
    }

    void complete(Receipts receipts) {
        outcome.complete(receipts);
    }

    void fail(Throwable why) {
        outcome.completeExceptionally(why);
    }

    Receipts await(long nanos) {
        try {
            return outcome.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            decided.set(true); // when the committer has them already, they may be stored after all
            throw new InboxUnavailable("Storing the delivery took too long");
        } catch (ExecutionException e) {
            throw new InboxUnavailable("The store cannot take deliveries now", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            decided.set(true);
            throw new InboxUnavailable("Interrupted while a delivery was being stored");
        }
    }
}
