package app.shopfloor.intake;

/**
 * What the inbox still has to do.
 *
 * @param waiting deliveries not tried yet
 * @param retrying deliveries that could not be translated or booked, and will be tried again
 * @param failed deliveries given up on, until replayed
 */
public record Backlog(long waiting, long retrying, long failed) {}
