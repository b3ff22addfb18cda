package app.shopfloor.base.gallery;

import app.shopfloor.base.ui.Choices;
import app.shopfloor.base.ui.Filter;
import app.shopfloor.base.ui.FilterBar;
import app.shopfloor.base.ui.Option;
import app.shopfloor.base.ui.UrlState;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Chips that narrow a screen. */
@Component
class FilterExamples implements Examples {

    private static final int ARTICLES = 4000;

    private static final List<Option> CHANNELS =
            List.of(new Option("stripe", "Stripe"), new Option("etsy", "Etsy"), new Option("manual", "Manual"));
    private static final List<Option> PRODUCTS = IntStream.rangeClosed(1, ARTICLES)
            .mapToObj(i -> new Option("SKU-" + i, "Lid organiser no. " + i, "SKU-" + i))
            .toList();

    @Override
    public String family() {
        return "Filters";
    }

    @Override
    public List<Example> create() {
        return List.of(
                new Example("Nothing set; 4,000 products", bar(UrlState.EMPTY)),
                new Example("Two set", bar(UrlState.EMPTY.with(Map.of("channel", "stripe", "country", "AT")))),
                new Example("Set to something with a very long name", bar(UrlState.EMPTY.with("country", "GS"))),
                new Example("The address says what is not there", bar(UrlState.EMPTY.with("channel", "amazon"))),
                new Example("Nothing to choose yet, and a list that cannot be read", troubled()));
    }

    private static Div bar(UrlState begin) {
        Address address = new Address();
        FilterBar bar = new FilterBar(address);
        bar.add(new Filter("channel", "Channel", Choices.of(() -> CHANNELS)));
        bar.add(new Filter("sku", "Product", Choices.of(() -> PRODUCTS)));
        bar.add(new Filter(
                "country",
                "Country",
                Choices.of(() -> List.of(
                        new Option("AT", "Austria"),
                        new Option(
                                "GS",
                                "South Georgia and the South Sandwich Islands, with all the waters around them")))));
        Paragraph problem = new Paragraph();
        address.begin(begin, state -> {
            String told = bar.show(state).problem();
            problem.setText(told == null ? "" : told);
        });
        return new Div(bar, problem);
    }

    private static FilterBar troubled() {
        Address address = new Address();
        FilterBar bar = new FilterBar(address);
        bar.add(new Filter("channel", "Channel", Choices.of(List::of)));
        bar.add(new Filter("country", "Country", new Choices() {
            @Override
            public List<Option> find(String search, int limit) {
                throw new IllegalStateException("An example of a list that cannot be read");
            }

            @Override
            public Optional<Option> named(String parameter, String value) {
                return Optional.empty();
            }
        }));
        address.begin(UrlState.EMPTY, bar::show);
        return bar;
    }
}
