package app.shopfloor.base.gallery;

import app.shopfloor.base.ui.UrlState;
import java.util.function.Consumer;

/** Stands for the browser's address, so that an example works without moving the gallery's own. */
final class Address implements Consumer<UrlState> {

    private Consumer<UrlState> shown = state -> {};

    /** Shows each state from now on, first this one. */
    void begin(UrlState state, Consumer<UrlState> show) {
        shown = show;
        accept(state);
    }

    @Override
    public void accept(UrlState state) {
        shown.accept(state);
    }
}
