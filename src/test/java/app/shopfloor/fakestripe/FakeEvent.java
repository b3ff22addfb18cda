package app.shopfloor.fakestripe;

/**
 * One event, as it is posted and listed.
 *
 * @param created seconds since the epoch
 * @param body the JSON in UTF-8
 */
public record FakeEvent(String id, String type, long created, byte[] body) {}
