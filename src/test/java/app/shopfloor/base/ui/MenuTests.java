package app.shopfloor.base.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.shared.DayRange;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.NativeButton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Choosing one of a few: a menu, the comparison, the days. */
class MenuTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @BeforeEach
    void open() {
        MockVaadin.setup();
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    void aMenuSaysWhatIsChosenAndTellsAnotherChoice() {
        List<Integer> chosen = new ArrayList<>();
        MenuChoice<Integer> menu = shown(new MenuChoice<>("Points by", days -> days + " days", chosen::add));

        menu.show(7, List.of(1, 7, 30));

        NativeButton button = _get(menu, NativeButton.class);
        assertThat(button.getText()).isEqualTo("7 days");
        assertThat(button.getAriaLabel()).hasValue("Points by: 7 days");
        assertThat(selected(menu)).containsExactly("7 days");
        click(line(menu, "30 days"));
        assertThat(chosen).containsExactly(30);
    }

    @Test
    void aMenuOfOneCannotBeOpened() {
        MenuChoice<Integer> menu = shown(new MenuChoice<>("Points by", days -> days + " days", chosen -> {}));

        menu.show(1, List.of(1));
        assertThat(_get(menu, NativeButton.class).isEnabled()).isFalse();
        menu.show(1, List.of(1, 7));
        assertThat(_get(menu, NativeButton.class).isEnabled()).isTrue();
    }

    @Test
    void theComparisonSaysWhichDaysEachMeans() {
        List<ComparisonChoice> chosen = new ArrayList<>();
        ComparisonPicker picker = shown(new ComparisonPicker(() -> TODAY, chosen::add));

        picker.show(RangeChoice.Preset.MONTH, ComparisonChoice.PREVIOUS);

        assertThat(lines(picker).map(line -> line.getElement().getTextRecursively()))
                .containsExactly(
                        "vs previous periodOct 1 – Oct 20", "vs last yearNov 1, 2025 – Nov 20, 2025", "no comparison");
        click(line(picker, "vs last year"));
        assertThat(chosen).containsExactly(ComparisonChoice.YEAR);
    }

    @Test
    void allTimeOffersNoComparison() {
        ComparisonPicker picker = shown(new ComparisonPicker(() -> TODAY, chosen -> {}));

        picker.show(RangeChoice.Preset.ALL, ComparisonChoice.PREVIOUS);

        assertThat(_get(picker, NativeButton.class).isEnabled()).isFalse();
        assertThat(_get(picker, NativeButton.class).getText()).isEqualTo("no comparison");
    }

    @Test
    void aRangeBehindMoreIsNamedThereAndChosenThere() {
        List<RangeChoice> chosen = new ArrayList<>();
        RangePicker picker = shown(new RangePicker(() -> TODAY, chosen::add));

        picker.show(RangeChoice.Preset.QUARTER);

        NativeButton more = _get(picker, NativeButton.class, spec -> spec.withClasses("menu"));
        assertThat(more.getText()).isEqualTo("Quarter");
        assertThat(more.getElement().getAttribute("aria-pressed")).isEqualTo("true");
        NativeButton month = buttons(picker)
                .filter(button -> button.getElement().getTextRecursively().equals("MonthNov 1 – Nov 20"))
                .findFirst()
                .orElseThrow();
        click(month);
        assertThat(chosen).containsExactly(RangeChoice.Preset.MONTH);
        picker.show(RangeChoice.Preset.DAYS_7);
        assertThat(more.getText()).isEqualTo("More");
        assertThat(more.getElement().getAttribute("aria-pressed")).isEqualTo("false");
    }

    @Test
    void eachRangeSaysWhichDaysItMeans() {
        RangePicker picker = shown(new RangePicker(() -> TODAY, chosen -> {}));
        picker.show(new RangeChoice.Custom(new DayRange(TODAY.minusDays(3), TODAY)));

        assertThat(buttons(picker).map(button -> button.getTitle().orElse("")))
                .contains("last 7 days: Nov 14 – Nov 20", "all time", "Nov 17 – Nov 20");
    }

    @Test
    void noDayOfOnesOwnIsInTheFuture() {
        List<RangeChoice> chosen = new ArrayList<>();
        RangePicker picker = shown(new RangePicker(() -> TODAY, chosen::add));
        picker.show(RangeChoice.USUAL);
        DatePicker to = all(picker)
                .filter(DatePicker.class::isInstance)
                .map(DatePicker.class::cast)
                .filter(field -> "To".equals(field.getLabel()))
                .findFirst()
                .orElseThrow();

        to.setValue(TODAY.plusDays(1));
        click(buttons(picker)
                .filter(button -> "Show".equals(button.getText()))
                .findFirst()
                .orElseThrow());

        assertThat(to.isInvalid()).isTrue();
        assertThat(to.getErrorMessage()).isEqualTo("The last day can be today, not later");
        assertThat(to.getMax()).isEqualTo(TODAY);
        assertThat(chosen).isEmpty();
    }

    private static <C extends Component> C shown(C component) {
        UI.getCurrent().add(component);
        return component;
    }

    private static Stream<String> selected(Component within) {
        return lines(within)
                .filter(line -> "true".equals(line.getElement().getAttribute("aria-selected")))
                .map(line -> line.option().label());
    }

    private static OptionList.Line line(Component within, String label) {
        return lines(within)
                .filter(line -> line.option().label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<OptionList.Line> lines(Component within) {
        return all(within).filter(OptionList.Line.class::isInstance).map(OptionList.Line.class::cast);
    }

    private static Stream<NativeButton> buttons(Component within) {
        return all(within).filter(NativeButton.class::isInstance).map(NativeButton.class::cast);
    }

    private static Stream<Component> all(Component within) {
        return Stream.concat(Stream.of(within), within.getChildren().flatMap(MenuTests::all));
    }

    private static void click(OptionList.Line line) {
        ComponentUtil.fireEvent(line, new ClickEvent<>(line));
    }

    private static void click(NativeButton button) {
        ComponentUtil.fireEvent(button, new ClickEvent<>(button));
    }
}
