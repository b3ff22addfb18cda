package app.shopfloor.base.ui;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import java.util.function.LongConsumer;

/** “51–100 of 1,284”, and the way to the pages before and after. */
final class TablePager extends Nav {

    private final Formats formats;
    private final LongConsumer open;
    private final Span where = new Span();
    private final NativeButton previous = new NativeButton("Previous");
    private final NativeButton next = new NativeButton("Next");
    private long page = 1;
    private boolean more;
    private boolean turned;

    /** @param open told which page, from 1 */
    TablePager(String caption, Formats formats, LongConsumer open) {
        this.formats = formats;
        this.open = open;
        addClassName("pager");
        setAriaLabel("Pages of " + caption);
        readOut(false);
        previous.addClassName("button");
        next.addClassName("button");
        previous.addClickListener(click -> turn(page > 1, page - 1));
        next.addClickListener(click -> turn(more, page + 1));
        add(where, previous, next);
    }

    /** @param size of a page */
    void show(long shownPage, int rows, long total, int size) {
        page = shownPage;
        long before = (page - 1) * size;
        more = before + rows < total;
        readOut(turned); // where one has come to; not, that there is one row more
        turned = false;
        InPlace.text(
                where,
                formats.count(before + 1) + "–" + formats.count(before + rows) + " of "
                        + formats.count(Math.max(total, before + rows)));
        offered(previous, page > 1);
        offered(next, more);
        previous.setVisible(total > size || page > 1);
        next.setVisible(total > size || page > 1);
    }

    private void turn(boolean there, long wanted) {
        if (there) {
            turned = true;
            readOut(true);
            open.accept(wanted);
        }
    }

    private void readOut(boolean changes) {
        where.getElement().setAttribute("aria-live", changes ? "polite" : "off");
    }

    /** Not disabled: the focus of who turns pages by keyboard would be lost at the end. */
    private static void offered(NativeButton button, boolean there) {
        button.getElement().setAttribute("aria-disabled", String.valueOf(!there));
    }
}
