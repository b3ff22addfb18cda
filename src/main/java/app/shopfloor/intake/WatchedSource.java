package app.shopfloor.intake;

import java.time.Instant;
import java.util.Optional;

/** A source whose freshness people watch: a bean in each connector's package. */
public interface WatchedSource {

    /** Empty where there is nothing to say of this source. */
    Optional<SourceFreshness> freshness(Instant now);
}
