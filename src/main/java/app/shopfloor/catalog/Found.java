package app.shopfloor.catalog;

import java.util.Locale;

/** How people's words become a pattern of {@code like … escape '!'}. */
final class Found {

    private Found() {}

    /** What contains the words, whatever the case; everything for none. */
    static String containing(String words) {
        String clean = words.replace("\0", "").strip().toLowerCase(Locale.ROOT);
        return "%" + clean.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
