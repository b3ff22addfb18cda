package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.ComparisonChoice;
import app.shopfloor.base.ui.Quoted;
import app.shopfloor.base.ui.RangeChoice;
import app.shopfloor.base.ui.UrlState;
import app.shopfloor.sales.Article;
import app.shopfloor.sales.CurrencyFilter;
import app.shopfloor.sales.Granularity;
import app.shopfloor.sales.Sales;
import app.shopfloor.sales.SalesFilter;
import app.shopfloor.sales.SalesSnapshot;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.Currencies;
import app.shopfloor.shared.DayRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the Sales screens show, as people choose it and as the address says it.
 *
 * @param by null for what suits the range
 * @param currency null for that of most orders, {@link CurrencyChips#ALL} for all in the reporting one
 * @param channel null for all
 * @param article null for all
 * @param country "" for orders of which none is known; null for all
 */
record SalesQuestion(
        RangeChoice range,
        ComparisonChoice comparison,
        @Nullable Granularity by,
        @Nullable String currency,
        @Nullable Channel channel,
        @Nullable Article article,
        @Nullable String country) {

    static final SalesQuestion USUAL =
            new SalesQuestion(RangeChoice.USUAL, ComparisonChoice.PREVIOUS, null, null, null, null, null);

    static final String CHANNEL = "channel";
    static final String SKU = "sku";
    static final String PRODUCT = "product";
    static final String COUNTRY = "country";
    static final String CURRENCY = "currency";
    static final String BY = "by";

    /** What stands in the address for orders of which no country is known. */
    static final String UNKNOWN = "unknown";

    private static final String CHANNEL_CODE = "[a-z0-9-]{1," + Channel.MAX_LENGTH + "}";
    private static final int LONGEST = 560;

    /**
     * What an address asked for.
     *
     * @param problem what people are told when parts could not be understood and were left out; else null
     */
    record Asked(SalesQuestion question, @Nullable String problem) {}

    static Asked of(UrlState url) {
        Address address = new Address(url);
        RangeChoice.Asked range = RangeChoice.of(url.query());
        address.problem(range.problem());
        SalesQuestion question = new SalesQuestion(
                range.choice(),
                address.comparison(),
                address.granularity(),
                address.currency(),
                address.channel(),
                address.article(),
                address.country());
        return new Asked(question, address.problems.isEmpty() ? null : String.join(" ", address.problems));
    }

    /** What the address says of it. */
    UrlState url() {
        UrlState url = UrlState.EMPTY.with(range).with(comparison);
        url = with(url, BY, by == null ? null : code(by));
        url = with(url, CURRENCY, currency);
        url = with(url, CHANNEL, channel == null ? null : channel.code());
        if (article != null) {
            url = url.with(article.sku() != null ? SKU : PRODUCT, value(article));
        }
        return with(url, COUNTRY, country == null ? null : country.isEmpty() ? UNKNOWN : country);
    }

    SalesFilter filter(LocalDate today) {
        return new SalesFilter(range.days(today), range.against(today, comparison), by, channel, article, country);
    }

    /**
     * The currency shown: the one chosen, else that of most orders. All of them are one where there is but the reporting one.
     *
     * @param reporting that of the company, where there are no orders either
     */
    String shown(SalesSnapshot snapshot, String reporting) {
        if (currency != null) {
            return currency.equals(CurrencyChips.ALL) && snapshot.combined() == null ? reporting : currency;
        }
        return snapshot.currencies().isEmpty()
                ? reporting
                : snapshot.currencies().getFirst().currency();
    }

    /** Which sales in what money. */
    CurrencyFilter inMoney(Sales sales, LocalDate today, String reporting) {
        SalesFilter filter = filter(today);
        String shown = currency == null || currency.equals(CurrencyChips.ALL)
                ? shown(sales.snapshot(filter), reporting)
                : currency;
        boolean combined = shown.equals(CurrencyChips.ALL);
        return new CurrencyFilter(filter, combined ? reporting : shown, combined);
    }

    SalesQuestion in(@Nullable String other) {
        return new SalesQuestion(range, comparison, by, other, channel, article, country);
    }

    SalesQuestion of(RangeChoice other) {
        return new SalesQuestion(other, comparison, by, currency, channel, article, country);
    }

    SalesQuestion within(DayRange days) {
        return of(new RangeChoice.Custom(days));
    }

    SalesQuestion on(@Nullable Channel only) {
        return new SalesQuestion(range, comparison, by, currency, only, article, country);
    }

    SalesQuestion selling(@Nullable Article only) {
        return new SalesQuestion(range, comparison, by, currency, channel, only, country);
    }

    SalesQuestion to(@Nullable String only) {
        return new SalesQuestion(range, comparison, by, currency, channel, article, only);
    }

    /** The same of all sales. */
    SalesQuestion unfiltered() {
        return on(null).selling(null).to(null);
    }

    /** Whether only a part of the sales is asked for. */
    boolean isNarrowed() {
        return channel != null || article != null || country != null;
    }

    /** What it is narrowed to, for the name of a file: “ stripe LID-PC DE”; "" for nothing. */
    String filed() {
        return (channel == null ? "" : " " + channel.code())
                + (article == null ? "" : " " + value(article))
                + (country == null ? "" : " " + (country.isEmpty() ? UNKNOWN : country));
    }

    /** The same address with points cut so. */
    static UrlState cut(UrlState url, Cut cut) {
        return cut.automatic() ? url.without(BY) : url.with(BY, code(cut.granularity()));
    }

    private static String code(Granularity granularity) {
        return granularity.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> readCurrency(String text) {
        String code = text.toUpperCase(Locale.ROOT);
        return text.equals(CurrencyChips.ALL)
                ? Optional.of(text)
                : Optional.of(code).filter(Currencies::isCurrency);
    }

    /** What an address names by a channel's code. */
    static Optional<Channel> readChannel(String text) {
        return text.matches(CHANNEL_CODE) ? Optional.of(new Channel(text)) : Optional.empty();
    }

    /** What an address names by a country's code: the code, or "" for orders of which none is known. */
    static Optional<String> readCountry(String text) {
        String code = text.toUpperCase(Locale.ROOT);
        return text.equals(UNKNOWN) ? Optional.of("") : Optional.of(code).filter(upper -> upper.matches("[A-Z]{2}"));
    }

    /** What an address names by an SKU, or by a channel and its reference. @param parameter under which it does */
    static Optional<Article> readArticle(String parameter, String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        if (parameter.equals(SKU)) {
            return Optional.of(Article.ofSku(text));
        }
        String[] parts = text.split(":", 2);
        return parts.length < 2 || parts[1].isEmpty()
                ? Optional.empty()
                : readChannel(parts[0]).map(channel -> Article.notMapped(channel, parts[1]));
    }

    /** How an address names it. */
    static String value(Article article) {
        Channel channel = article.channel();
        String sku = article.sku();
        return sku != null ? sku : channel == null ? "" : channel.code() + ":" + article.ref();
    }

    private static UrlState with(UrlState url, String name, @Nullable String value) {
        return value == null ? url : url.with(name, value);
    }

    /** Reads an address part by part and notes what cannot be understood. */
    private static final class Address {

        private final UrlState url;
        private final List<String> problems = new ArrayList<>();

        Address(UrlState url) {
            this.url = url;
        }

        void problem(@Nullable String text) {
            if (text != null) {
                problems.add(text);
            }
        }

        private ComparisonChoice comparison() {
            ComparisonChoice.Asked asked = ComparisonChoice.of(url);
            problem(asked.problem());
            return asked.choice();
        }

        private @Nullable Granularity granularity() {
            return read(
                    BY,
                    text -> Arrays.stream(Granularity.values())
                            .filter(granularity -> code(granularity).equals(text))
                            .findFirst(),
                    "There is no “%s” to cut the days by; what suits the range is shown.");
        }

        private @Nullable String currency() {
            return read(CURRENCY, SalesQuestion::readCurrency, "“%s” is no currency; that of most orders is shown.");
        }

        private @Nullable Channel channel() {
            return read(CHANNEL, SalesQuestion::readChannel, "“%s” is no channel; all channels are shown.");
        }

        private @Nullable Article article() {
            Article ofSku = read(SKU, text -> readArticle(SKU, text), "“%s” is no SKU; all products are shown.");
            return ofSku != null
                    ? ofSku
                    : read(
                            PRODUCT,
                            text -> readArticle(PRODUCT, text),
                            "“%s” is no product of a channel; all products are shown.");
        }

        private @Nullable String country() {
            return read(COUNTRY, SalesQuestion::readCountry, "“%s” is no country; all countries are shown.");
        }

        /** @param otherwise what is told when the value cannot be read, with a place for it */
        private <T> @Nullable T read(String name, Function<String, Optional<T>> reading, String otherwise) {
            String value = url.get(name);
            if (value == null) {
                return null;
            }
            Optional<T> read = reading.apply(value);
            if (read.isEmpty()) {
                problem(otherwise.formatted(Quoted.of(value)));
            }
            return read.orElse(null);
        }
    }
}
