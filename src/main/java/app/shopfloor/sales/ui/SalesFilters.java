package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Choices;
import app.shopfloor.base.ui.Filter;
import app.shopfloor.base.ui.FilterBar;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.Option;
import app.shopfloor.sales.Article;
import app.shopfloor.sales.Sales;
import app.shopfloor.shared.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** By what the Sales screens can be narrowed: channel, product, country. What nobody sold yet can be asked for, too. */
final class SalesFilters {

    private final Sales sales;
    private final Formats formats;

    SalesFilters(Sales sales, Formats formats) {
        this.sales = sales;
        this.formats = formats;
    }

    void addTo(FilterBar bar) {
        bar.add(new Filter(SalesQuestion.CHANNEL, "Channel", new OfChannels()));
        bar.add(new Filter(List.of(SalesQuestion.SKU, SalesQuestion.PRODUCT), "Product", new OfArticles()));
        bar.add(new Filter(SalesQuestion.COUNTRY, "Country", new OfCountries()));
    }

    private static List<Option> matching(List<Option> options, String search, int limit) {
        String wanted = search.strip().toLowerCase(Locale.ROOT);
        return options.stream()
                .filter(option -> option.label().toLowerCase(Locale.ROOT).contains(wanted)
                        || option.value().toLowerCase(Locale.ROOT).contains(wanted))
                .limit(limit)
                .toList();
    }

    private static Option option(Channel channel) {
        return new Option(channel.code(), channel.label());
    }

    private Option option(String country) {
        return new Option(country.isEmpty() ? SalesQuestion.UNKNOWN : country, formats.country(country));
    }

    private static Option option(Article article, String name) {
        String value = SalesQuestion.value(article);
        Channel channel = article.channel();
        return channel == null
                ? new Option(SalesQuestion.SKU, value, name, value)
                : new Option(SalesQuestion.PRODUCT, value, name, channel.label() + ", not mapped");
    }

    private final class OfChannels implements Choices {
        @Override
        public List<Option> find(String search, int limit) {
            return matching(sales.channels().stream().map(SalesFilters::option).toList(), search, limit);
        }

        @Override
        public Optional<Option> named(String parameter, String value) {
            return SalesQuestion.readChannel(value).map(SalesFilters::option);
        }
    }

    private final class OfCountries implements Choices {
        @Override
        public List<Option> find(String search, int limit) {
            return matching(
                    sales.countries().stream().map(country -> option(country)).toList(), search, limit);
        }

        @Override
        public Optional<Option> named(String parameter, String value) {
            return SalesQuestion.readCountry(value).map(country -> option(country));
        }
    }

    private final class OfArticles implements Choices {
        @Override
        public List<Option> find(String search, int limit) {
            return sales.articles(search, limit).stream()
                    .map(choice -> option(choice.article(), choice.name()))
                    .toList();
        }

        @Override
        public Optional<Option> named(String parameter, String value) {
            return SalesQuestion.readArticle(parameter, value).map(article -> option(article, name(article)));
        }

        private String name(Article article) {
            return sales.nameOf(article);
        }
    }
}
