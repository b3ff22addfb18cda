package app.shopfloor.accounts;

import java.time.Instant;

/** An account as others see it. */
public record UserAccount(long id, String username, Role role, boolean enabled, Instant createdAt) {

    public static final int MAX_USERNAME = 60;
    public static final int MIN_PASSWORD = 10;
    /** In bytes of UTF-8: as many as bcrypt looks at. */
    public static final int MAX_PASSWORD = 72;
}
