package app.shopfloor.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import java.util.List;
import java.util.function.Supplier;

/**
 * What can be taken along from a card: its picture as PNG and SVG, which {@code export.js} makes in the browser of what is drawn, and
 * its numbers as CSV.
 */
@Tag("export-menu")
@JavaScript("context://export.js")
final class ExportMenu extends Component implements HasComponents {

    private final Supplier<String> words;
    private String name = "";

    /**
     * @param words what the files hold; they are named after it
     * @param numbers those of the card now; asked with the session locked
     */
    ExportMenu(Supplier<String> words, Supplier<Csv> numbers) {
        this.words = words;
        add(new CsvDownload("Numbers (CSV)", numbers));
    }

    /** Tells the browser how pictures are named from now on. */
    void named() {
        String file = new Csv(words.get(), List.of(), line -> {}).fileName();
        String now = file.substring(0, file.lastIndexOf('.'));
        if (!now.equals(name)) {
            name = now;
            getElement().setAttribute("name", now);
        }
    }
}
