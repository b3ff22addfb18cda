package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Quoted;
import app.shopfloor.base.ui.RangeChoice;
import app.shopfloor.base.ui.UrlState;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which entries the page of orders shows, as a number's link and people choose it and as the address says it.
 *
 * @param since a customer is new whose first paid order is on or after this day; null for the first day of the range. It parts the
 *     orders of one bar of a longer range as that range parts them.
 * @param customer ours; null for all
 * @param order its id in its channel; null for all
 * @param search "" for all
 */
record OrdersQuestion(
        SalesQuestion sales,
        Measure measure,
        @Nullable LocalDate since,
        @Nullable Long customer,
        @Nullable String order,
        String search) {

    static final String PATH = "sales/orders";
    static final String METRIC = "metric";
    static final String SINCE = "since";
    static final String CUSTOMER = "customer";
    static final String ORDER = "order";
    static final String SEARCH = "q";
    static final int LONGEST_SEARCH = 200;

    /**
     * What an address asked for.
     *
     * @param problem what people are told when parts could not be understood and were left out; else null
     */
    record Asked(OrdersQuestion question, @Nullable String problem) {}

    /** All entries behind a number. */
    OrdersQuestion(SalesQuestion sales, Measure measure) {
        this(sales, measure, null, null, null, "");
    }

    static Asked of(UrlState url) {
        List<String> problems = new ArrayList<>();
        SalesQuestion.Asked sales = SalesQuestion.of(url);
        if (sales.problem() != null) {
            problems.add(sales.problem());
        }
        Optional<String> named = text(url, METRIC);
        Optional<Measure> measure = named.flatMap(Measure::of);
        if (named.isPresent() && measure.isEmpty()) {
            problems.add("There is no number called “" + Quoted.of(named.get()) + "”; net revenue is shown instead.");
        }
        Optional<String> customer = text(url, CUSTOMER);
        Long id = customer.filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .orElse(null);
        if (customer.isPresent() && id == null) {
            problems.add("The address names no customer of ours; all customers are shown.");
        }
        LocalDate since = since(url, problems);
        String search = text(url, SEARCH).orElse("");
        return new Asked(
                new OrdersQuestion(
                        sales.question(),
                        measure.orElse(Measure.NET),
                        since,
                        id,
                        text(url, ORDER).orElse(null),
                        search.substring(0, Math.min(search.length(), LONGEST_SEARCH))),
                problems.isEmpty() ? null : String.join(" ", problems));
    }

    private static @Nullable LocalDate since(UrlState url, List<String> problems) {
        try {
            LocalDate day = text(url, SINCE).map(LocalDate::parse).orElse(null);
            if (day == null || !(day.isBefore(RangeChoice.EARLIEST) || day.isAfter(RangeChoice.LATEST))) {
                return day;
            }
            problems.add("The day since when customers are new is too far away; it was left out.");
        } catch (DateTimeException unreadable) {
            problems.add("The day since when customers are new is not written like 2026-11-20; it was left out.");
        }
        return null;
    }

    /** What the address says of it. */
    UrlState url() {
        UrlState url = sales.url().with(METRIC, measure.code());
        url = since == null ? url : url.with(SINCE, since.toString());
        url = customer == null ? url : url.with(CUSTOMER, customer.toString());
        url = order == null ? url : url.with(ORDER, order);
        return search.isEmpty() ? url : url.with(SEARCH, search);
    }

    /** The address of the entries, relative to the application. */
    String href() {
        return url().href(PATH);
    }

    OrdersQuestion since(LocalDate day) {
        return new OrdersQuestion(sales, measure, day, customer, order, search);
    }

    OrdersQuestion of(long only) {
        return new OrdersQuestion(sales, measure, since, only, order, search);
    }

    OrdersQuestion ofOrder(String id) {
        return new OrdersQuestion(sales, measure, since, customer, id, search);
    }

    /** Whether it asks for less than the Sales screen's own filters do. */
    boolean isPicked() {
        return customer != null || order != null || !search.isEmpty();
    }

    OrdersQuestion searching(String text) {
        return new OrdersQuestion(sales, measure, since, customer, order, text);
    }

    private static Optional<String> text(UrlState url, String name) {
        return Optional.ofNullable(url.get(name));
    }
}
