package app.shopfloor.base.live;

/**
 * Tells every open screen, on every node, that something of a topic has been committed. The first change is told at once; in
 * a burst a topic beats at most four times a second, and the last change is always told.
 */
public interface Pulses {

    /** Something of this topic changes. Inside a transaction the beat waits for the commit; after a rollback there is none. */
    void changed(Topic topic);

    /** How often the topic has beaten since the start; grows with every beat. For keying what is computed once a beat. */
    long count(Topic topic);

    /**
     * Calls the listener after every beat, on a thread of its own. Must be cancelled when the listener goes.
     *
     * @return cancels the subscription
     */
    Subscription listen(Topic topic, Runnable listener);

    /** A subscription that can be ended. */
    @FunctionalInterface
    interface Subscription {
        void cancel();
    }
}
