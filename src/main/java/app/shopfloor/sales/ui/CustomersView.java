package app.shopfloor.sales.ui;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.live.DayTurn;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.ui.Rows;
import app.shopfloor.sales.Sales;
import app.shopfloor.sales.SalesRankings;
import app.shopfloor.sales.SalesSnapshot;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;

/** Everybody who bought in some days: the whole list of which a card of the Sales screen shows the first. */
@Route(CustomersView.PATH)
@PageTitle("Customers · Shopfloor")
@RolesAllowed("VIEWER")
@StyleSheet("context://sales.css")
class CustomersView extends RankingView<CustomerRow> {

    static final String PATH = "sales/customers";

    private final SalesRankings rankings;

    CustomersView(
            Sales sales,
            SalesRankings rankings,
            Pulses pulses,
            BusinessProperties business,
            Clock clock,
            AuthenticationContext authentication) {
        super(
                "Customers",
                PATH,
                formats -> new CustomerColumns(formats).all(),
                CustomerColumns.USUAL,
                sales,
                pulses,
                List.of(Sales.SALES, DayTurn.NEW_DAY),
                business,
                clock,
                authentication);
        this.rankings = rankings;
    }

    @Override
    Rows<CustomerRow> rows() {
        return new CustomerRows(sales(), rankings, question(), today(), reporting(), formats());
    }

    @Override
    String about(SalesSnapshot snapshot) {
        return formats().days(snapshot.range(), today().get());
    }

    @Override
    String note(Rows.Total total) {
        return total.sums().getOrDefault(CustomerRows.NOBODYS, "");
    }

    @Override
    String none() {
        return "No customer is known in these days";
    }
}
