package app.shopfloor.base.store;

import org.jspecify.annotations.Nullable;

/** How texts that others wrote become texts of columns, and of questions for them. */
public final class ColumnText {

    private ColumnText() {}

    /** Fits a text into its column: without the NUL that PostgreSQL cannot store, and not longer; blank is nothing. */
    public static @Nullable String cut(@Nullable String text, int max) {
        String clean = text == null ? "" : clean(text);
        if (clean.length() <= max) {
            return clean.isEmpty() ? null : clean;
        }
        // In UTF-16 units, as H2 counts them; never through the middle of a character.
        int end = Character.isHighSurrogate(clean.charAt(max - 2)) ? max - 2 : max - 1;
        return clean.substring(0, end) + "…";
    }

    /**
     * What contains the words, as a pattern of {@code lower(column) like lower(?) escape '!'}; everything for none. The database
     * lowers both: some know fewer letters than Java.
     */
    public static String containing(String words) {
        return "%" + clean(words).replaceAll("[!%_]", "!$0") + "%";
    }

    private static String clean(String text) {
        return text.replace("\0", "").strip();
    }
}
