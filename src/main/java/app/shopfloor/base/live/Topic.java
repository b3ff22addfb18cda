package app.shopfloor.base.live;

/** What a pulse is about. A feature declares its own as a constant. */
public record Topic(String name) {}
