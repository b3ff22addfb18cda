package app.shopfloor.sales;

import app.shopfloor.base.live.Topic;
import java.util.Collection;
import org.springframework.stereotype.Service;

/** The sales module's front door. */
@Service
public class Sales {

    /** Beats when a sale was recorded or changed. */
    public static final Topic SALES = new Topic("sales");

    /** Records what sources say of orders; joins the caller's transaction. */
    public void record(Collection<SaleReport> reports) {
        throw new IllegalStateException("in the making");
    }

    /** Everything a Sales screen of this filter shows; computed once a beat for all its viewers. */
    public SalesSnapshot snapshot(SalesFilter filter) {
        throw new IllegalStateException("in the making");
    }
}
