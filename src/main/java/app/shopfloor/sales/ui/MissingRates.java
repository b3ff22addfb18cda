package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.Strong;
import app.shopfloor.sales.Figures;
import app.shopfloor.sales.SalesSnapshot.Combined;
import app.shopfloor.sales.SalesSnapshot.Missing;
import app.shopfloor.shared.Money;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what is not in a sum over currencies because no exchange rate is known: how much, of when, and who can mend it. */
final class MissingRates extends Div {

    private final boolean admin;
    private @Nullable List<String> shown;

    /** @param admin whether the reader may upload rates */
    MissingRates(boolean admin) {
        this.admin = admin;
        addClassNames("problem", "missing-rates");
        getElement().setAttribute("role", "status");
        setVisible(false);
    }

    /** @param combined null while figures of one currency are shown: then nothing is missing */
    void show(@Nullable Combined combined, LocalDate today, Formats formats) {
        show("Not in these sums", combined, today, formats);
    }

    /** The same of all sales of the days, of which the numbers are a part. */
    void showOfAll(@Nullable Combined combined, LocalDate today, Formats formats) {
        show("Of all sales of these days, not in any sum", combined, today, formats);
    }

    private void show(String what, @Nullable Combined combined, LocalDate today, Formats formats) {
        List<String> lines = combined == null ? List.of() : lines(combined, today, formats);
        setVisible(!lines.isEmpty());
        if (combined == null || lines.isEmpty()) {
            return;
        }
        String why =
                what + ", because no exchange rate to " + combined.figures().currency() + " is known:";
        List<String> said = Stream.concat(Stream.of(why), lines.stream()).toList();
        if (said.equals(shown)) {
            return;
        }
        shown = said;
        removeAll();
        UnorderedList list = new UnorderedList();
        lines.forEach(line -> list.add(new ListItem(line)));
        add(new Strong(why), list);
        if (admin) {
            add(new Anchor("settings/rates", "Upload exchange rates"));
        } else {
            add(new Paragraph("An admin can upload the rates in Settings › Exchange rates."));
        }
    }

    private static List<String> lines(Combined combined, LocalDate today, Formats formats) {
        List<String> lines = new ArrayList<>();
        combined.missing().forEach(missing -> lines.add(line(missing, today, formats)));
        combined.missingBefore().forEach(missing -> lines.add("Previous period: " + line(missing, today, formats)));
        return lines;
    }

    private static String line(Missing missing, LocalDate today, Formats formats) {
        Figures figures = missing.figures();
        return formats.exact(Money.of(figures.net(), missing.currency())) + " net of "
                + counted(figures.orders(), "order", formats)
                + ", on " + counted(missing.days(), "day", formats) + " (" + formats.days(missing.between(), today)
                + ")";
    }

    private static String counted(long count, String of, Formats formats) {
        return formats.count(count) + " " + of + (count == 1 ? "" : "s");
    }
}
