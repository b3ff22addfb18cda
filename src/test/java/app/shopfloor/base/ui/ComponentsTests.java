package app.shopfloor.base.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.shared.DayRange;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComponentsTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Formats FORMATS = new Formats(Locale.US, ZoneId.of("UTC"));

    @BeforeEach
    void open() {
        MockVaadin.setup();
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    void aTileWaitsInItsOwnSizeAndThenShowsItsReading() {
        Tile tile = shown(new Tile("Net revenue", "Gross − discounts − returns.", true));
        assertThat(text(tile)).doesNotContain("$");
        assertThat(_find(tile, Div.class, spec -> spec.withClasses("skeleton"))).hasSize(1);

        tile.show(new Tile.Reading("$62,396", Change.between(112, 100L), "$55,513", List.of(1L, 2L)), FORMATS);

        assertThat(text(tile)).contains("$62,396", "▲ 12.0\u202f%", "$55,513");
        assertThat(_find(tile, Div.class, spec -> spec.withClasses("skeleton"))).isEmpty();
    }

    @Test
    void aTileThatCouldNotBeReadSaysSoAndIsReadAgain() {
        AtomicInteger again = new AtomicInteger();
        Tile tile = shown(new Tile("Net revenue", "Gross − discounts − returns.", true));

        tile.failed(again::incrementAndGet);
        assertThat(text(tile)).contains("Could not be read");
        _click(_get(tile, NativeButton.class, spec -> spec.withText("Retry")));
        assertThat(again).hasValue(1);

        tile.show(new Tile.Reading("$62,396", Change.ofRates(9_740L, 9_655L), null, List.of()), FORMATS);
        assertThat(text(tile)).contains("$62,396", "▲ 0.9\u202fpp").doesNotContain("Could not");
    }

    @Test
    void aTileThatFailsAgainKeepsItsRetryWhichNowDoesTheLatter() {
        List<String> read = new ArrayList<>();
        Tile tile = shown(new Tile("Net revenue", "Gross − discounts − returns.", true));
        tile.failed(() -> read.add("first"));
        NativeButton retry = _get(tile, NativeButton.class, spec -> spec.withText("Retry"));

        tile.failed(() -> read.add("second"));

        assertThat(_get(tile, NativeButton.class, spec -> spec.withText("Retry")))
                .isSameAs(retry);
        _click(retry);
        assertThat(read).containsExactly("second");
    }

    @Test
    void aRiseIsRedWhereItIsBadForTheBusiness() {
        Tile refunds = shown(new Tile("Refunds", "Returns.", false));

        refunds.show(new Tile.Reading("$10", Change.between(10, 5L), "$5", List.of()), FORMATS);

        assertThat(_get(refunds, Span.class, spec -> spec.withClasses("movement"))
                        .getClassNames())
                .contains("bad");
    }

    @Test
    void aTilesDefinitionCanBeReachedByKeyboardAndIsReadOut() {
        Tile tile = shown(new Tile("Average order", "(Gross − discounts) ÷ orders.", true));

        Span label = _get(tile, Span.class, spec -> spec.withText("Average order"));
        assertThat(label.getElement().getAttribute("tabindex")).isEqualTo("0");
        assertThat(text(_get(
                        tile, Div.class, spec -> spec.withId(label.getElement().getAttribute("aria-describedby")))))
                .isEqualTo("(Gross − discounts) ÷ orders.");
    }

    @Test
    void aChangeFromNothingIsNewAndWithoutAPeriodBeforeADash() {
        Tile tile = shown(new Tile("Orders", "Paid orders.", true));

        tile.show(new Tile.Reading("5", Change.between(5, 0L), "0", List.of()), FORMATS);
        assertThat(text(tile)).contains("new");
        tile.show(new Tile.Reading("5", Change.between(5, null), null, List.of()), FORMATS);
        assertThat(text(tile)).contains("–");
    }

    @Test
    void aTilesNumberLeadsToWhatItIsMadeOf() {
        Tile tile = shown(new Tile("Orders", "Paid orders.", true));
        tile.opens("sales/orders?metric=orders");
        tile.show(new Tile.Reading("1,284", Change.between(2, 1L), "1,188", List.of(1L, 2L)), FORMATS);

        tile.opens("sales/orders?metric=orders&range=7d");
        tile.show(new Tile.Reading("284", Change.between(2, 1L), "188", List.of(1L, 2L)), FORMATS);

        Anchor way = _get(tile, Anchor.class);
        assertThat(way.getText()).isEqualTo("284");
        assertThat(way.getHref()).isEqualTo("sales/orders?metric=orders&range=7d");
        assertThat(text(tile)).doesNotContain("1,284");
    }

    @Test
    void aTileThatBecomesALinkKeepsItsNumber() {
        Tile tile = shown(new Tile("Orders", "Paid orders.", true));
        tile.show(new Tile.Reading("1,284", Change.between(2, 1L), "1,188", List.of()), FORMATS);

        tile.opens("sales/orders");

        assertThat(_get(tile, Anchor.class).getText()).isEqualTo("1,284");
    }

    @Test
    void aTileTellsOfWhenItIsWithItsDefinition() {
        Tile tile = shown(new Tile("Orders", "Paid orders.", true));

        tile.asOf("14:32:07");

        assertThat(text(_get(tile, Div.class, spec -> spec.withClasses("definition"))))
                .isEqualTo("Paid orders.As of 14:32:07.");
    }

    @Test
    void twoTilesOfOneNameHaveTheirOwnDefinitions() {
        Tile one = shown(new Tile("Orders", "Paid orders.", true));
        Tile other = shown(new Tile("Orders", "Orders to print.", true));

        assertThat(_get(one, Div.class, spec -> spec.withClasses("definition")).getId())
                .isNotEqualTo(_get(other, Div.class, spec -> spec.withClasses("definition"))
                        .getId());
    }

    @Test
    void aLongNumberTellsTheStyleSheetHowMuchRoomItNeeds() {
        Tile tile = shown(new Tile("Net revenue", "Net.", true));

        tile.show(new Tile.Reading("€1,234,567.89", Change.between(2, 1L), null, List.of()), FORMATS);

        assertThat(_get(tile, Div.class, spec -> spec.withClasses("value"))
                        .getStyle()
                        .get("--signs"))
                .isEqualTo("13");
    }

    @Test
    void aCardThatFailsSaysSoAloneAndRetries() {
        Card broken = shown(new Card("Broken", 100));
        Card fine = shown(new Card("Fine", 100));
        AtomicInteger retries = new AtomicInteger();

        broken.show(
                new Span("never"),
                () -> {
                    throw new IllegalStateException("jdbc:h2:secret");
                },
                retries::incrementAndGet);
        fine.show(new Span("content"), () -> {}, () -> {});

        assertThat(text(broken)).contains("could not be read").doesNotContain("secret", "never");
        assertThat(text(fine)).contains("content");
        _click(_get(broken, NativeButton.class, spec -> spec.withText("Retry")));
        assertThat(retries).hasValue(1);
    }

    @Test
    void aCardThatFailsAgainKeepsItsRetryWhichNowDoesTheLatter() {
        List<String> read = new ArrayList<>();
        Card card = shown(new Card("Card", 100));
        card.failed(() -> read.add("first"));
        NativeButton retry = _get(card, NativeButton.class, spec -> spec.withText("Retry"));

        card.failed(() -> read.add("second"));

        assertThat(_get(card, NativeButton.class, spec -> spec.withText("Retry")))
                .isSameAs(retry);
        _click(retry);
        assertThat(read).containsExactly("second");
        card.waiting();
        card.failed(() -> {});
        assertThat(_get(card, NativeButton.class, spec -> spec.withText("Retry")))
                .as("another failure, to be read out")
                .isNotSameAs(retry);
    }

    @Test
    void aScreenThatStaysStaleKeepsItsRetryAndTellsTheTime() {
        List<String> read = new ArrayList<>();
        Page page = shown(new Page("Sales") {});
        page.stale("14:32", () -> read.add("first"));
        NativeButton retry = _get(page, NativeButton.class, spec -> spec.withText("Retry"));

        page.stale("14:33", () -> read.add("second"));

        assertThat(_get(page, NativeButton.class, spec -> spec.withText("Retry")))
                .isSameAs(retry);
        assertThat(text(page)).contains("Not refreshed since 14:33").doesNotContain("14:32", "Live");
        _click(retry);
        assertThat(read).containsExactly("second");
        page.live("14:34");
        assertThat(text(page)).contains("Live · as of 14:34").doesNotContain("Retry");
    }

    @Test
    void aScreenThatIsCheckedByHandDoesNotClaimToBeLive() {
        Page page = shown(new Page("Daily totals") {});

        page.checked("14:32:07");

        assertThat(text(page)).contains("Checked at 14:32:07").doesNotContain("Live");
        assertThat(_find(page, Span.class, spec -> spec.withClasses("dot"))).isEmpty();
    }

    @Test
    void enterInAFieldConfirmsADialogOnce() {
        List<String> done = new ArrayList<>();
        FormDialog dialog = new FormDialog(
                "Add",
                "Add",
                () -> done.add("attempted"),
                IllegalArgumentException.class,
                problem -> false,
                () -> done.add("done"),
                new Span("a field"));
        dialog.open();
        Div fields = _get(dialog, Div.class, spec -> spec.withClasses("fields"));

        EnterKeyForTests.in(fields);
        EnterKeyForTests.in(fields);

        assertThat(done).containsExactly("attempted", "done");
        assertThat(dialog.isOpened()).isFalse();
    }

    @Test
    void aCardKeepsItsContentInPlaceWhenItIsFilledAgain() {
        Card card = shown(new Card("Card", 100));
        Span content = new Span();
        card.show(content, () -> content.setText("one"), () -> {});
        AtomicInteger detached = new AtomicInteger();
        content.addDetachListener(event -> detached.incrementAndGet());

        card.show(content, () -> content.setText("two"), () -> {});

        assertThat(text(card)).contains("two");
        assertThat(detached).hasValue(0);
    }

    @Test
    void anEmptyStateLeadsToWhatIsToBeDoneNext() {
        State state =
                shown(State.empty("No sales yet", "Connect Stripe.").leadingTo("settings/connections", "Connect"));

        assertThat(_get(state, Anchor.class).getHref()).isEqualTo("settings/connections");
    }

    @Test
    void theRangePickerMarksWhatIsShownAndTellsWhatIsChosen() {
        List<RangeChoice> chosen = new ArrayList<>();
        RangePicker picker = shown(new RangePicker(() -> TODAY, chosen::add));

        picker.show(RangeChoice.Preset.DAYS_30);
        assertThat(_find(picker, NativeButton.class).stream()
                        .filter(button -> "true".equals(button.getElement().getAttribute("aria-pressed")))
                        .map(NativeButton::getText))
                .containsExactly("30 d");
        _click(_get(picker, NativeButton.class, spec -> spec.withText("7 d")));

        assertThat(chosen).containsExactly(RangeChoice.Preset.DAYS_7);
    }

    @Test
    void aRangeOfOnesOwnIsCheckedAtItsFields() {
        List<RangeChoice> chosen = new ArrayList<>();
        RangePicker picker = shown(new RangePicker(() -> TODAY, chosen::add));
        picker.show(RangeChoice.USUAL);
        DatePicker from = field(picker, "From");
        DatePicker to = field(picker, "To");
        NativeButton show = button(picker, "Show");

        from.setValue(TODAY);
        to.setValue(TODAY.minusDays(1));
        ComponentUtil.fireEvent(show, new ClickEvent<>(show));
        assertThat(to.getErrorMessage()).isEqualTo("The last day is before the first");
        assertThat(chosen).isEmpty();

        from.setValue(TODAY.minusDays(3));
        ComponentUtil.fireEvent(show, new ClickEvent<>(show));
        assertThat(to.isInvalid()).isFalse();
        assertThat(chosen)
                .containsExactly(new RangeChoice.Custom(new DayRange(TODAY.minusDays(3), TODAY.minusDays(1))));
    }

    @Test
    void aFailureTellsPeopleACodeAndNoCause() {
        Failure.show("a1b2c3");

        assertThat(_find(Span.class).stream().map(Span::getText))
                .anySatisfy(text -> assertThat(text).contains("a1b2c3", "Try again"));
        _assertNone(State.class);
    }

    private static DatePicker field(Component within, String label) {
        return all(within)
                .filter(DatePicker.class::isInstance)
                .map(DatePicker.class::cast)
                .filter(field -> label.equals(field.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private static NativeButton button(Component within, String text) {
        return all(within)
                .filter(NativeButton.class::isInstance)
                .map(NativeButton.class::cast)
                .filter(button -> text.equals(button.getText()))
                .findFirst()
                .orElseThrow();
    }

    /** Also what stands in a closed popover. */
    private static Stream<Component> all(Component within) {
        return Stream.concat(Stream.of(within), within.getChildren().flatMap(ComponentsTests::all));
    }

    private static <T extends Component> T shown(T component) {
        UI.getCurrent().add(component);
        return component;
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }
}
