package app.shopfloor.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the last conversation with a source went.
 *
 * @param message what is wrong, for a person who can act on it; null when healthy
 * @param since since when it is as it is
 * @param askedAt when it was last found so
 */
public record SourceHealth(
        String source, boolean healthy, @Nullable String message, Instant since, Instant askedAt) {}
