package app.shopfloor.sales.ui;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.live.Live;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.ui.Card;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.InPlace;
import app.shopfloor.base.ui.Page;
import app.shopfloor.base.ui.State;
import app.shopfloor.catalog.Catalog;
import app.shopfloor.catalog.CatalogProduct;
import app.shopfloor.catalog.MappedListing;
import app.shopfloor.sales.Sales;
import app.shopfloor.sales.UnmappedProduct;
import app.shopfloor.sales.UnmappedProducts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which of what channels sell is which SKU: what is not mapped yet, most revenue first; what people mapped, to be undone; and the
 * products. List, search and page stand in the address.
 */
@Route(ProductMappingView.PATH)
@PageTitle("Product mapping · Shopfloor")
@Menu(order = 914, title = "Product mapping", icon = "icons/products.svg")
@RolesAllowed("ADMIN")
@StyleSheet("context://products.css")
class ProductMappingView extends Page implements BeforeEnterObserver {

    static final String PATH = "settings/products";
    static final String SEARCH = "search";
    static final int PAGE_SIZE = 20;

    private static final String LIST = "list";
    private static final String PAGE = "page";
    private static final int HEIGHT = 320;
    private static final int NOTICE_MILLIS = 5000;
    private static final int LONGEST_SEARCH = 200;

    /** What can be looked at. */
    enum Section {
        UNMAPPED("Not mapped"),
        MAPPED("Mapped"),
        PRODUCTS("Products");

        private final String label;

        Section(String label) {
            this.label = label;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Asked(Section section, String text, int number) {}

    /** One page of one list; the others are empty. */
    private record Answer(
            Asked asked,
            int count,
            List<UnmappedProduct> unmapped,
            List<UnmappedProduct> undescribed,
            List<MappedListing> mapped,
            List<CatalogProduct> products,
            Instant asOf) {}

    private final UnmappedProducts unmapped;
    private final Catalog catalog;
    private final Clock clock;
    private final Formats formats;
    private final Map<Section, NativeButton> sections = new EnumMap<>(Section.class);
    private final TextField search = new TextField();
    private final Card card = new Card(Section.UNMAPPED.label, HEIGHT);
    private final Pager pager = new Pager(this::turnTo);
    private final UnmappedTable unmappedTable;
    private final MappedTable mappedTable;
    private final ProductTable productTable;
    private final UndescribedNote undescribed = new UndescribedNote();
    private final Div content = new Div();
    private final Live<Answer> live;

    private Asked asked = new Asked(Section.UNMAPPED, "", 0);
    private @Nullable Answer shown;

    ProductMappingView(
            UnmappedProducts unmapped,
            Catalog catalog,
            Pulses pulses,
            BusinessProperties business,
            Clock clock,
            AuthenticationContext authentication) {
        super("Product mapping");
        this.unmapped = unmapped;
        this.catalog = catalog;
        this.clock = clock;
        formats = Formats.here(business.timezone());
        CatalogDialogs dialogs = new CatalogDialogs(
                catalog,
                formats,
                business.currency(),
                authentication.getPrincipalName().orElse(""),
                new CatalogDialogs.Outcome() {
                    @Override
                    public void done(String what) {
                        problem();
                        Notification.show(what, NOTICE_MILLIS, Position.BOTTOM_CENTER);
                        refresh();
                    }

                    @Override
                    public void refused(String why) {
                        problem(why);
                        refresh();
                    }
                });
        unmappedTable = new UnmappedTable(dialogs, formats);
        mappedTable = new MappedTable(dialogs);
        productTable = new ProductTable(dialogs, formats);
        live = new Live<>(this, pulses, List.of(Sales.SALES), this::show, failure -> failed());
        NativeButton add = new NativeButton("Add product", click -> dialogs.add());
        add.addClassNames("button", "primary");
        NativeButton refresh = new NativeButton("Refresh", click -> refresh());
        refresh.addClassName("button");
        actions(refresh, add);
        add(intro(), choice(), card);
    }

    private static Div intro() {
        Div intro = new Div(
                "Sales are counted by SKU. What a channel sells without telling its SKU is mapped here, for all that was ever"
                        + " sold and from now on.");
        intro.addClassName("intro");
        return intro;
    }

    private Div choice() {
        Div lists = new Div();
        lists.addClassName("seg");
        lists.getElement().setAttribute("role", "group").setAttribute("aria-label", "List");
        for (Section section : Section.values()) {
            NativeButton button = new NativeButton(section.label, click -> open(new Asked(section, asked.text(), 0)));
            sections.put(section, button);
            lists.add(button);
        }
        search.setPlaceholder("Search by name, SKU or id");
        search.setAriaLabel("Search by name, SKU or id");
        search.setClearButtonVisible(true);
        search.getElement().setAttribute("data-search", "");
        search.setMaxLength(LONGEST_SEARCH);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                open(new Asked(asked.section(), change.getValue(), 0));
            }
        });
        Div bar = new Div(lists, search);
        bar.addClassName("list-bar");
        return bar;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        QueryParameters url = entering.getLocation().getQueryParameters();
        Section section = url.getSingleParameter(LIST)
                .flatMap(code -> List.of(Section.values()).stream()
                        .filter(candidate -> candidate.code().equals(code))
                        .findFirst())
                .orElse(Section.UNMAPPED);
        String text = url.getSingleParameter(SEARCH).orElse("");
        int number = url.getSingleParameter(PAGE)
                .filter(page -> page.matches("[1-9][0-9]{0,5}"))
                .map(page -> Integer.parseInt(page) - 1)
                .orElse(0);
        Asked before = asked;
        asked = new Asked(section, text.substring(0, Math.min(text.length(), LONGEST_SEARCH)), number);
        problem();
        search.setValue(asked.text());
        sections.forEach(
                (each, button) -> button.getElement().setAttribute("aria-pressed", String.valueOf(each == section)));
        if (shown == null || !asked.equals(before)) {
            shown = null; // that of another question
            waiting();
            card.rename(section.label);
            if (before.section() == section && content.isAttached()) {
                card.getElement().setAttribute("aria-busy", "true");
            } else {
                card.waiting();
            }
        }
        Asked question = asked;
        live.ask(() -> answer(question));
    }

    private void open(Asked next) {
        Map<String, String> parameters = new TreeMap<>();
        if (next.section() != Section.UNMAPPED) {
            parameters.put(LIST, next.section().code());
        }
        if (!next.text().isBlank()) {
            parameters.put(SEARCH, next.text());
        }
        if (next.number() > 0) {
            parameters.put(PAGE, String.valueOf(next.number() + 1));
        }
        UI.getCurrent().navigate(ProductMappingView.class, QueryParameters.simple(parameters));
    }

    private void turnTo(int number) {
        open(new Asked(asked.section(), asked.text(), number));
    }

    private void refresh() {
        live.refresh();
    }

    private Answer answer(Asked question) {
        String text = question.text();
        int count = switch (question.section()) {
            case UNMAPPED -> unmapped.count(text);
            case MAPPED -> catalog.countMapped(text);
            case PRODUCTS -> catalog.countProducts(text, false);
        };
        // The last page may have gone meanwhile.
        int number = Math.min(question.number(), Math.max(0, (count - 1) / PAGE_SIZE));
        int from = number * PAGE_SIZE;
        Section section = question.section();
        return new Answer(
                new Asked(section, text, number),
                count,
                section == Section.UNMAPPED ? unmapped.page(text, from, PAGE_SIZE) : List.of(),
                section == Section.UNMAPPED ? unmapped.undescribed() : List.of(),
                section == Section.MAPPED ? catalog.mapped(text, from, PAGE_SIZE) : List.of(),
                section == Section.PRODUCTS ? catalog.products(text, false, from, PAGE_SIZE) : List.of(),
                clock.instant());
    }

    private void show(Answer answer) {
        shown = answer;
        card.getElement().removeAttribute("aria-busy");
        live(formats.time(answer.asOf()));
        card.covers(covers(answer));
        if (answer.count() == 0 && answer.undescribed().isEmpty()) {
            card.empty(nothing(answer));
            return;
        }
        card.show(content, () -> fill(answer), this::refresh);
    }

    private void fill(Answer answer) {
        InPlace.children(
                content,
                switch (answer.asked().section()) {
                    case UNMAPPED ->
                        answer.count() > 0 ? List.of(unmappedTable, pager, undescribed) : List.of(pager, undescribed);
                    case MAPPED -> List.of(mappedTable, pager);
                    case PRODUCTS -> List.of(productTable, pager);
                });
        unmappedTable.show(answer.unmapped());
        undescribed.show(answer.undescribed(), formats);
        mappedTable.show(answer.mapped());
        productTable.show(answer.products());
        pager.show(answer.asked().number(), PAGE_SIZE, answer.count(), formats);
    }

    private String covers(Answer answer) {
        String many = formats.count(answer.count());
        String found = answer.asked().text().isBlank() ? "" : " that match the search";
        return switch (answer.asked().section()) {
            case UNMAPPED ->
                (answer.count() == 1 ? "1 product" : many + " products") + " without a SKU" + found
                        + ", most net revenue first";
            case MAPPED -> (answer.count() == 1 ? "1 mapping" : many + " mappings") + found + ", the last one first";
            case PRODUCTS -> (answer.count() == 1 ? "1 product" : many + " products") + found + ", by SKU";
        };
    }

    private static State nothing(Answer answer) {
        if (!answer.asked().text().isBlank()) {
            return State.empty(
                    "Nothing found", "Nothing here matches “" + answer.asked().text() + "”.");
        }
        return switch (answer.asked().section()) {
            case UNMAPPED ->
                State.empty(
                        "Everything sold has a SKU", "What a channel sells without telling its SKU will stand here.");
            case MAPPED ->
                State.empty(
                        "Nothing has been mapped", "What you map under “Not mapped” stands here, and can be undone.");
            case PRODUCTS ->
                State.empty(
                        "No products yet",
                        "Products come by themselves when a channel tells their SKU. You can also add one.");
        };
    }

    private void failed() {
        Answer known = shown;
        if (known != null) {
            stale(formats.time(known.asOf()), this::refresh);
        } else {
            card.getElement().removeAttribute("aria-busy");
            silent();
            card.covers("");
            card.failed(this::refresh);
        }
    }

    /** The way through the pages of a list. */
    private static final class Pager extends Div {

        private final Span place = new Span();
        private final NativeButton back;
        private final NativeButton forth;
        private int number;

        Pager(java.util.function.IntConsumer turn) {
            back = new NativeButton("Previous", click -> turn.accept(number - 1));
            forth = new NativeButton("Next", click -> turn.accept(number + 1));
            addClassName("pager");
            back.addClassName("button");
            forth.addClassName("button");
            add(place, back, forth);
        }

        void show(int page, int size, int count, Formats formats) {
            number = page;
            long first = (long) page * size + 1;
            long last = Math.min(count, first + size - 1);
            InPlace.text(place, formats.count(first) + "–" + formats.count(last) + " of " + formats.count(count));
            setVisible(count > size);
            back.setEnabled(page > 0);
            forth.setEnabled(last < count);
        }
    }
}
