package app.shopfloor.intake;

import java.time.Instant;

/** An object that a run could not take. @param message for people, without secrets */
public record RunError(long runId, String objectId, String message, Instant at) {}
