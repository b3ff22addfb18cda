package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Change;
import app.shopfloor.sales.Article;
import app.shopfloor.sales.Figures;
import app.shopfloor.sales.SalesSnapshot.SkuFigures;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One article as the list of all products shows it.
 *
 * @param taken the net revenue of which it has its share
 * @param currency that of the amounts
 * @param orders the address of the orders and refunds whose sum it is
 */
record ProductRow(SkuFigures sold, long taken, String currency, String orders) {

    Article article() {
        return Objects.requireNonNull(sold.article());
    }

    /** An article of which more came back than was sold has no share of what was taken. */
    long part() {
        return Math.max(0, sold.now().net());
    }

    Change change() {
        Figures before = sold.before();
        return Change.between(sold.now().net(), before == null ? null : before.net());
    }

    /** Null where the range is compared with nothing. */
    @Nullable
    Long netBefore() {
        Figures before = sold.before();
        return before == null ? null : before.net();
    }
}
