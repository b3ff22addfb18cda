package app.shopfloor.sales;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Countries as the books keep them: as ISO 3166-1 alpha-2 codes in upper case. */
final class CountryCode {

    private CountryCode() {}

    /** The code; null where something else is told, from which nothing is guessed: the first letters of "Germany" are Georgia's. */
    static @Nullable String of(@Nullable String told) {
        return told != null && told.matches("[A-Za-z]{2}") ? told.toUpperCase(Locale.ROOT) : null;
    }
}
