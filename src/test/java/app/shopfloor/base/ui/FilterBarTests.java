package app.shopfloor.base.ui;

import static app.shopfloor.testing.Browserless.until;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.popover.Popover;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FilterBarTests {

    private static final List<Option> CHANNELS = List.of(new Option("stripe", "Stripe"), new Option("etsy", "Etsy"));

    private final List<UrlState> opened = new ArrayList<>();
    private final AtomicReference<String> asked = new AtomicReference<>("");
    private FilterBar bar;
    private Choices articles = Choices.of(List::of);

    @BeforeEach
    void open() {
        MockVaadin.setup();
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    void offersWhatIsNotSetAndSaysWhatIs() {
        shown(UrlState.EMPTY.with("channel", "stripe"));

        assertThat(chips()).containsExactly("Channel: Stripe", "Product");
        assertThat(button("Clear").isVisible()).isTrue();
    }

    @Test
    void aChoiceGoesIntoTheAddressFromTheFirstPageOn() {
        shown(UrlState.EMPTY.with(Map.of("page", "3", "by", "week")));

        choose("Channel", "Etsy");

        assertThat(opened).containsExactly(UrlState.EMPTY.with(Map.of("by", "week", "channel", "etsy")));
    }

    @Test
    void whatIsSetCanBeTakenAwayAloneOrTogether() {
        shown(UrlState.EMPTY.with(Map.of("channel", "stripe", "sku", "LID", "range", "7d", "page", "2")));

        _click(removeOf("Channel: Stripe"));
        _click(button("Clear"));

        assertThat(opened)
                .containsExactly(
                        UrlState.EMPTY.with(Map.of("sku", "LID", "range", "7d")), UrlState.EMPTY.with("range", "7d"));
    }

    @Test
    void whatTheAddressNamesAndIsNotThereIsSaidAndLeftOut() {
        FilterBar.Asked read = shown(UrlState.EMPTY.with(Map.of("channel", "amazon", "range", "7d")));

        assertThat(read.known()).isEqualTo(UrlState.EMPTY.with("range", "7d"));
        assertThat(read.problem()).isEqualTo("There is no channel “amazon”; all are shown instead.");
        assertThat(chips()).contains("Channel");
    }

    @Test
    void anOptionCanStandUnderAParameterOfItsOwn() {
        Option notMapped = new Option("product", "stripe:prod_1", "Old lid", "not mapped");
        articles = Choices.of(() -> List.of(new Option("LID", "Lid"), notMapped));
        shown(UrlState.EMPTY.with("sku", "LID"));
        assertThat(chips()).contains("Product: Lid");

        choose("Product: Lid", "Old lid");
        assertThat(opened).containsExactly(UrlState.EMPTY.with("product", "stripe:prod_1"));

        FilterBar.Asked both = bar.show(opened.getFirst().with("sku", "LID"));
        assertThat(both.known()).isEqualTo(UrlState.EMPTY.with("sku", "LID"));
        assertThat(both.problem()).contains("beside “Lid”");
    }

    @Test
    void ofThousandsAFewAreShownAndTheOthersAreSearchedWhereTheyAre() {
        List<Option> thousands = IntStream.range(0, 4000)
                .mapToObj(i -> new Option("SKU-" + i, "Lid " + i))
                .toList();
        articles = searching(thousands);
        shown(UrlState.EMPTY);

        Popover menu = open("Product");
        until(() -> {
            assertThat(options(menu)).hasSize(FilterChip.SHOWN);
            assertThat(note(menu)).contains("more").contains("type");
        });

        inside(menu, Input.class).setValue("lid 3999");
        until(() -> {
            assertThat(options(menu)).extracting(OptionList.Line::option).containsExactly(thousands.getLast());
            assertThat(note(menu)).isEmpty();
            assertThat(inside(menu, OptionList.class).getElement().getAttribute("data-of"))
                    .isEqualTo("lid 3999");
        });
        assertThat(asked).hasValue("lid 3999");
    }

    @Test
    void aListThatCannotBeReadOrIsEmptySaysSo() {
        articles = new Choices() {
            @Override
            public List<Option> find(String search, int limit) {
                if (search.isEmpty()) {
                    throw new IllegalStateException("jdbc:secret");
                }
                return List.of();
            }

            @Override
            public Optional<Option> named(String parameter, String value) {
                return Optional.empty();
            }
        };
        shown(UrlState.EMPTY);

        Popover menu = open("Product");
        until(() -> assertThat(note(menu)).contains("could not be read").doesNotContain("secret"));
        inside(menu, Input.class).setValue("lid");
        until(() -> assertThat(note(menu)).isEqualTo("Nothing is called that"));
    }

    @Test
    void theLinkIsCopiedByTheBrowser() {
        shown(UrlState.EMPTY);

        assertThat(button("Copy link").getElement().hasAttribute("data-copy-link"))
                .isTrue();
    }

    private FilterBar.Asked shown(UrlState url) {
        bar = new FilterBar(opened::add);
        bar.add(new Filter("channel", "Channel", Choices.of(() -> CHANNELS)));
        Choices products = articles;
        bar.add(new Filter(List.of("sku", "product"), "Product", new Choices() {
            @Override
            public List<Option> find(String search, int limit) {
                return products.find(search, limit);
            }

            @Override
            public Optional<Option> named(String parameter, String value) {
                return value.equals("LID") ? Optional.of(new Option("LID", "Lid")) : products.named(parameter, value);
            }
        }));
        UI.getCurrent().add(bar);
        return bar.show(url);
    }

    private Choices searching(List<Option> thousands) {
        Choices all = Choices.of(() -> thousands);
        return new Choices() {
            @Override
            public List<Option> find(String search, int limit) {
                asked.set(search);
                return all.find(search, limit);
            }

            @Override
            public Optional<Option> named(String parameter, String value) {
                return all.named(parameter, value);
            }
        };
    }

    private void choose(String chip, String label) {
        Popover menu = open(chip);
        until(() -> assertThat(options(menu)).isNotEmpty());
        OptionList.Line line = options(menu).stream()
                .filter(option -> option.option().label().equals(label))
                .findFirst()
                .orElseThrow();
        ComponentUtil.fireEvent(line, new ClickEvent<>(line));
        assertThat(menu.isOpened()).isFalse();
    }

    private Popover open(String chip) {
        Component of = button(chip).getParent().orElseThrow();
        Popover menu = inside(of, Popover.class);
        menu.open();
        return menu;
    }

    private List<String> chips() {
        return all(bar).filter(NativeButton.class::isInstance)
                .map(NativeButton.class::cast)
                .filter(button -> button.hasClassName("chip"))
                .map(NativeButton::getText)
                .toList();
    }

    private NativeButton button(String text) {
        return all(bar).filter(NativeButton.class::isInstance)
                .map(NativeButton.class::cast)
                .filter(button -> text.equals(button.getText()))
                .findFirst()
                .orElseThrow();
    }

    private NativeButton removeOf(String chip) {
        return all(bar).filter(NativeButton.class::isInstance)
                .map(NativeButton.class::cast)
                .filter(button ->
                        ("Remove " + chip).equals(button.getAriaLabel().orElse("")))
                .findFirst()
                .orElseThrow();
    }

    private static List<OptionList.Line> options(Component within) {
        return all(within)
                .filter(OptionList.Line.class::isInstance)
                .map(OptionList.Line.class::cast)
                .toList();
    }

    private static String note(Component within) {
        return inside(within, Paragraph.class).getText();
    }

    private static <C extends Component> C inside(Component within, Class<C> type) {
        return all(within).filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
    }

    /** Also what stands in a closed popover. */
    private static Stream<Component> all(Component within) {
        return Stream.concat(Stream.of(within), within.getChildren().flatMap(FilterBarTests::all));
    }
}
