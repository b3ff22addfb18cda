package app.shopfloor.sales;

import app.shopfloor.base.live.Pulses;
import app.shopfloor.catalog.ListingsChanged;
import app.shopfloor.catalog.ProductChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** SKUs are resolved when they are read: whatever changes in the catalog moves the screens that show them. */
@Component
class CatalogNews {

    private final Pulses pulses;

    CatalogNews(Pulses pulses) {
        this.pulses = pulses;
    }

    @EventListener
    void on(ListingsChanged event) {
        pulses.changed(Sales.SALES);
    }

    @EventListener
    void on(ProductChanged event) {
        pulses.changed(Sales.SALES);
    }
}
