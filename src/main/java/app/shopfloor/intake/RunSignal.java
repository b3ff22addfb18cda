package app.shopfloor.intake;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the keeper of this process at once that a run waits; the keepers of others find it by looking. */
@Component
class RunSignal {

    private volatile @Nullable Runnable keeper;

    void wakes(@Nullable Runnable listener) {
        keeper = listener;
    }

    void wake() {
        Runnable listener = keeper;
        if (listener != null) {
            listener.run();
        }
    }
}
