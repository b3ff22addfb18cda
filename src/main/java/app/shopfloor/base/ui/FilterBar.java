package app.shopfloor.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The filters of a screen, a chip each. What they are set to stands in the URL; “Copy link” takes it away to be shared. */
public final class FilterBar extends Div {

    private final Consumer<UrlState> navigate;
    private final List<FilterChip> chips = new ArrayList<>();
    private final Div leading = new Div();
    private final NativeButton clear = new NativeButton("Clear", click -> clear());
    private final NativeButton copy = new NativeButton("Copy link");
    private UrlState shown = UrlState.EMPTY;

    /** @param navigate opens the screen in another state */
    public FilterBar(Consumer<UrlState> navigate) {
        this.navigate = navigate;
        addClassNames("chips", "filters");
        getElement().setAttribute("role", "group").setAttribute("aria-label", "Filters");
        leading.addClassName("leading");
        clear.addClassName("quiet");
        clear.setVisible(false);
        copy.addClassNames("quiet", "copy-link");
        copy.getElement().setAttribute("data-copy-link", "").setAttribute("title", "Copy the address of what is shown");
        add(leading, clear, copy);
    }

    public void add(Filter filter) {
        FilterChip chip = new FilterChip(filter, option -> choose(filter, option));
        chips.add(chip);
        addComponentAtIndex(chips.size(), chip);
    }

    /** Puts chips before the filters. */
    public void lead(Component... first) {
        leading.add(first);
    }

    /**
     * What a URL asked for.
     *
     * @param known the state without what no filter knows
     * @param problem what people are told of what was left out; null when nothing was
     */
    public record Asked(UrlState known, @Nullable String problem) {}

    /** Shows what the filters are set to. */
    public Asked show(UrlState url) {
        UrlState known = url;
        List<String> problems = new ArrayList<>();
        for (FilterChip chip : chips) {
            Filter filter = chip.filter();
            Option set = null;
            for (String parameter : filter.parameters()) {
                String value = url.get(parameter);
                if (value != null) {
                    Optional<Option> option = set == null ? filter.choices().named(parameter, value) : Optional.empty();
                    if (option.isEmpty()) {
                        known = known.without(parameter);
                        problems.add(unknown(filter, value, set));
                    } else {
                        set = option.get();
                    }
                }
            }
            chip.show(set);
        }
        shown = known;
        clear.setVisible(chips.stream().anyMatch(FilterChip::set));
        return new Asked(known, problems.isEmpty() ? null : String.join(" ", problems));
    }

    private static String unknown(Filter filter, String value, @Nullable Option instead) {
        String said = "There is no " + filter.label().toLowerCase(Locale.ROOT) + " “" + Quoted.of(value) + "”";
        return instead == null
                ? said + "; all are shown instead."
                : said + " beside “" + instead.label() + "”; it is left out.";
    }

    /** @param option null for all */
    private void choose(Filter filter, @Nullable Option option) {
        UrlState rest = without(shown, filter);
        if (option == null) {
            navigate.accept(rest);
        } else {
            String parameter =
                    option.parameter().isEmpty() ? filter.parameters().getFirst() : option.parameter();
            navigate.accept(rest.with(parameter, option.value()));
        }
    }

    private void clear() {
        UrlState rest = shown;
        for (FilterChip chip : chips) {
            rest = without(rest, chip.filter());
        }
        navigate.accept(rest);
    }

    private static UrlState without(UrlState state, Filter filter) {
        return state.without(DataTable.PAGE).without(filter.parameters().toArray(String[]::new));
    }
}
