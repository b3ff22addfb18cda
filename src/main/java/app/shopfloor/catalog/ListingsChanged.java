package app.shopfloor.catalog;

import app.shopfloor.shared.Channel;
import java.util.Set;

/**
 * Something that counts of a channel's products or prices changed: what the channel tells of them, or to which SKU they are mapped.
 * Published within the transaction that changes it.
 */
public record ListingsChanged(Channel channel, Set<String> refs) {

    public ListingsChanged {
        refs = Set.copyOf(refs);
    }
}
