package app.shopfloor.base.store;

import org.jspecify.annotations.Nullable;

/** The data folder cannot be used; the message names it and says why. */
class DataFolderUnusable extends RuntimeException {

    DataFolderUnusable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
