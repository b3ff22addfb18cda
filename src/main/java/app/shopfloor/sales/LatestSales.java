package app.shopfloor.sales;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.sales.SalesSnapshot.LatestSale;
import app.shopfloor.shared.Channel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The newest sales of a channel, an article, a country, or all, whatever the range. */
@Component
class LatestSales {

    /** What is paid later than this by now is told by a clock that is wrong. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final DayTotals totals;
    private final Clock clock;
    private final ZoneId zone;

    LatestSales(JdbcClient jdbc, DayTotals totals, Clock clock, BusinessProperties business) {
        this.jdbc = jdbc;
        this.totals = totals;
        this.clock = clock;
        this.zone = business.timezone();
    }

    List<LatestSale> newest(Scope scope) {
        Instant until = clock.instant().plus(AHEAD);
        return rows(scope.equals(Scope.ALL) ? ids(until) : ids(scope, until));
    }

    /** By the index alone. */
    private List<Long> ids(Instant until) {
        return jdbc.sql("select id from sale where paid_at <= ? order by paid_at desc, id desc limit ?")
                .params(until.atOffset(ZoneOffset.UTC), SalesSnapshot.LATEST)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** The totals tell on which days to look, so that a seldom country is not looked for among all sales. */
    private List<Long> ids(Scope scope, Instant until) {
        List<Long> found = new ArrayList<>();
        for (LocalDate day : totals.lastDays(scope, LocalDate.ofInstant(until, zone), SalesSnapshot.LATEST)) {
            if (found.size() < SalesSnapshot.LATEST) {
                found.addAll(ids(scope, day));
            }
        }
        return found.stream().limit(SalesSnapshot.LATEST).toList();
    }

    private List<Long> ids(Scope scope, LocalDate day) {
        List<Object> parameters = new ArrayList<>(List.of(day));
        StringBuilder where = new StringBuilder(" where e.business_day = ? and e.kind = 'order'");
        if (scope.channel() != null) {
            where.append(" and e.channel = ?");
            parameters.add(scope.channel().code());
        }
        if (scope.country() != null) {
            where.append(" and e.country = ?");
            parameters.add(scope.country());
        }
        if (scope.items() != null) {
            SoldAs.Condition held = SoldAs.of(scope.items()).held();
            where.append(" and ").append(held.sql());
            parameters.addAll(held.parameters());
        }
        parameters.add(SalesSnapshot.LATEST);
        return jdbc.sql("select e.sale_id from sales_entry e" + where
                        + " order by e.business_day desc, e.entry_at desc, e.sale_id desc limit ?")
                .params(parameters)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    private List<LatestSale> rows(List<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select s.id, s.channel, s.source_order_id, s.currency, s.total, s.refunded,
                            coalesce(s.customer_name, c.name, s.customer_email, c.email) as customer,
                            s.paid_at, s.sample, l.name, l.quantity,
                            (select count(*) from sale_line m where m.sale_id = s.id) as lines
                        from sale s
                        left join sale_line l on l.sale_id = s.id and l.position = 0
                        left join sale_customer c on c.channel = s.channel and c.customer_id = s.customer_id
                        where s.id = any(?)
                        order by s.paid_at desc, s.id desc""")
                        .param(ids.toArray(Long[]::new))
                        .query((row, number) -> {
                            String title = row.getString("name");
                            return new LatestSale(
                                    row.getLong("id"),
                                    new Channel(row.getString("channel")),
                                    row.getString("source_order_id"),
                                    title != null ? title : row.getString("source_order_id"),
                                    row.getLong("quantity"),
                                    Math.max(0, row.getInt("lines") - 1),
                                    row.getString("currency"),
                                    row.getLong("total"),
                                    row.getLong("refunded"),
                                    row.getString("customer"),
                                    row.getObject("paid_at", OffsetDateTime.class)
                                            .toInstant(),
                                    row.getBoolean("sample"));
                        })
                        .list();
    }
}
