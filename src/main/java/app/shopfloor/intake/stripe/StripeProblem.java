package app.shopfloor.intake.stripe;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why Stripe did not answer a question. The message is for a person who can act on it, and holds no secret. */
class StripeProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    enum Kind {
        WRONG_KEY,
        NO_PERMISSION,
        /** The connected account asked about is none of ours any more. */
        NO_ACCOUNT,
        /** It asks us to slow down, or two requests were in each other's way. */
        BUSY,
        /** A fault of Stripe's own. */
        SERVER,
        NETWORK,
        TLS,
        /** Cut off, or no JSON. */
        UNREADABLE,
        /** The question itself is wrong. */
        REFUSED
    }

    private final Kind kind;
    private final @Nullable String about;
    private final @Nullable Duration retryAfter;

    StripeProblem(Kind kind, String message, @Nullable String about, @Nullable Duration retryAfter) {
        super(message);
        this.kind = kind;
        this.about = about;
        this.retryAfter = retryAfter;
    }

    StripeProblem(Kind kind, String message) {
        this(kind, message, null, null);
    }

    /** What is wrong and what to do about it. */
    String words() {
        return String.valueOf(getMessage());
    }

    Kind kind() {
        return kind;
    }

    /** The parameter at fault, or the permission that is missing; as Stripe calls it, where it does. */
    @Nullable
    String about() {
        return about;
    }

    /** How long Stripe asks to wait. */
    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    boolean mayPass() {
        return kind == Kind.BUSY || kind == Kind.SERVER || kind == Kind.NETWORK || kind == Kind.UNREADABLE;
    }
}
