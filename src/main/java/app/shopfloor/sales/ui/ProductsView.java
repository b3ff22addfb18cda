package app.shopfloor.sales.ui;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.live.DayTurn;
import app.shopfloor.base.live.MinuteTurn;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.ui.ComparisonPicker;
import app.shopfloor.base.ui.Rows;
import app.shopfloor.base.ui.UrlState;
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
import org.jspecify.annotations.Nullable;

/** Everything that was sold in some days, or in those they are compared with, by product: the whole of which a card shows the first. */
@Route(ProductsView.PATH)
@PageTitle("Products sold · Shopfloor")
@RolesAllowed("VIEWER")
@StyleSheet("context://sales.css")
class ProductsView extends RankingView<ProductRow> {

    static final String PATH = "sales/products";

    private final SalesRankings rankings;
    private final ComparisonPicker comparisons;

    ProductsView(
            Sales sales,
            SalesRankings rankings,
            Pulses pulses,
            BusinessProperties business,
            Clock clock,
            AuthenticationContext authentication) {
        super(
                "Products sold",
                PATH,
                formats -> new ProductColumns(formats, authentication.hasRole("ADMIN")).all(),
                ProductColumns.USUAL,
                sales,
                pulses,
                List.of(Sales.SALES, DayTurn.NEW_DAY, MinuteTurn.NEW_MINUTE), // the day before counts until now
                business,
                clock,
                authentication);
        this.rankings = rankings;
        comparisons = new ComparisonPicker(today(), chosen -> open(url().with(chosen)));
        besideDays(comparisons);
    }

    @Override
    @Nullable
    String ask(UrlState asked) {
        String problem = super.ask(asked);
        comparisons.show(question().range(), question().comparison());
        return problem;
    }

    @Override
    Rows<ProductRow> rows() {
        return new ProductRows(sales(), rankings, question(), today(), reporting(), formats());
    }

    @Override
    boolean isCompared() {
        return true;
    }

    @Override
    String about(SalesSnapshot snapshot) {
        return new Scene(question(), false, formats(), today().get(), () -> {}).against(snapshot);
    }

    @Override
    String none() {
        return "Nothing sold in these days";
    }
}
