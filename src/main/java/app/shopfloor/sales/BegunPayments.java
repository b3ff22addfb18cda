package app.shopfloor.sales;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.shared.DayRange;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many payments went through, by the day on which they were begun. */
@Component
class BegunPayments {

    private final JdbcClient jdbc;
    private final ZoneId zone;

    BegunPayments(JdbcClient jdbc, BusinessProperties business) {
        this.jdbc = jdbc;
        this.zone = business.timezone();
    }

    /** A sale is a payment where a charge tried to take its money; what was paid past the source, as an invoice, has none. */
    PaymentSuccess success(DayRange range) {
        return jdbc.sql("select count(*), count(paid_at) from sale"
                        + " where placed_at >= ? and placed_at < ? and charge_id is not null")
                .params(start(range.from()), start(range.to().plusDays(1)))
                .query((row, number) -> new PaymentSuccess(row.getLong(1), row.getLong(2)))
                .single();
    }

    private OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
    }
}
