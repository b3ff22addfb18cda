package app.shopfloor.sales;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import app.shopfloor.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The payments behind the success rate, by the day on which they were begun. A payment is an order whose money a charge tried to
 * take; whether it counts, and whether it succeeded, is said below, once for the number and for its rows.
 */
@Service
public class BegunPayments {

    private static final String BEGUN = "s.placed_at >= ? and s.placed_at < ? and s.attempt <> '" + Attempt.NONE + "'";
    private static final String SUCCEEDED = "s.attempt = '" + Attempt.SUCCEEDED + "'";

    private static final int PAGE = 1_000;

    private final JdbcClient jdbc;
    private final ZoneId zone;

    BegunPayments(JdbcClient jdbc, BusinessProperties business) {
        this.jdbc = jdbc;
        this.zone = business.timezone();
    }

    PaymentSuccess success(DayRange range) {
        return jdbc.sql("select count(*), count(case when " + SUCCEEDED + " then 1 end) from sale s where " + BEGUN)
                .params(begunIn(range))
                .query((row, number) -> new PaymentSuccess(row.getLong(1), row.getLong(2)))
                .single();
    }

    /**
     * Some payments by when they were begun; where it is the same, by id.
     *
     * @param offset how many to leave out at the beginning
     */
    public List<BegunPayment> page(PaymentFilter filter, boolean newestFirst, long offset, int limit) {
        return read(filter, null, newestFirst, offset, limit);
    }

    /**
     * Every payment of the filter in the order of {@link #page}, however many: a thousand are in memory at once. Each page goes on
     * after the last payment of the one before, so that what is booked meanwhile neither repeats one nor hides one.
     */
    public void forEach(PaymentFilter filter, boolean newestFirst, Consumer<BegunPayment> action) {
        List<BegunPayment> page = read(filter, null, newestFirst, 0, PAGE);
        page.forEach(action);
        while (page.size() == PAGE) {
            page = read(filter, page.getLast(), newestFirst, 0, PAGE);
            page.forEach(action);
        }
    }

    /** @param after the payment after which to go on; null from the first one on */
    private List<BegunPayment> read(
            PaymentFilter filter, @Nullable BegunPayment after, boolean newestFirst, long offset, int limit) {
        List<Object> parameters = begunIn(filter.range());
        String where = BEGUN
                + switch (filter.outcome()) {
                    case ANY -> "";
                    case SUCCEEDED -> " and " + SUCCEEDED;
                    case NOT_SUCCEEDED -> " and not (" + SUCCEEDED + ")";
                };
        if (after != null) {
            // The first condition is in the second; it is what tells either database where in the index to begin.
            String beyond = newestFirst ? "<" : ">";
            OffsetDateTime place = after.begunAt().atOffset(ZoneOffset.UTC);
            where += " and s.placed_at " + beyond + "= ? and (s.placed_at, s.id) " + beyond + " (?, ?)";
            parameters.addAll(List.of(place, place, after.saleId()));
        }
        parameters.add(limit);
        parameters.add(offset);
        String way = newestFirst ? " desc" : "";
        String order = " order by s.placed_at" + way + ", s.id" + way;
        return jdbc.sql(
                        "select s.id, s.placed_at, s.channel, s.source_order_id, s.status, s.total, s.currency, s.sample,"
                                + " s.sold_to, " + SUCCEEDED
                                + " as succeeded, coalesce(s.customer_name, c.name) as customer,"
                                + " coalesce(s.customer_email, c.email) as email"
                                + " from (select s.id from sale s where " + where + order + " limit ? offset ?) found"
                                + " join sale s on s.id = found.id"
                                + " left join sale_customer c on c.channel = s.channel and c.customer_id = s.customer_id"
                                + order)
                .params(parameters)
                .query((row, number) -> payment(row))
                .list();
    }

    private static BegunPayment payment(ResultSet row) throws SQLException {
        String customer = row.getString("customer");
        String email = row.getString("email");
        return new BegunPayment(
                row.getLong("id"),
                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                new Channel(row.getString("channel")),
                row.getString("source_order_id"),
                SaleStatus.valueOf(row.getString("status")),
                row.getBoolean("succeeded"),
                Money.of(row.getLong("total"), row.getString("currency")),
                customer != null ? customer : email,
                email,
                row.getString("sold_to"),
                row.getBoolean("sample"));
    }

    private List<Object> begunIn(DayRange range) {
        return new ArrayList<>(List.of(start(range.from()), start(range.to().plusDays(1))));
    }

    private OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
    }
}
