package app.shopfloor.base.gallery;

import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Colours, sizes of text, buttons and pills: what everything else is made of. */
@Component
class LookExamples implements Examples {

    private static final List<String> COLOURS = List.of(
            "bg",
            "surface",
            "surface-2",
            "line",
            "text",
            "text-2",
            "text-3",
            "accent",
            "accent-soft",
            "good",
            "good-soft",
            "bad",
            "bad-soft",
            "warn",
            "warn-soft",
            "c1",
            "c2",
            "c3",
            "c4",
            "c5",
            "c6");

    @Override
    public String family() {
        return "Look";
    }

    @Override
    public List<Example> create() {
        Div colours = new Div();
        colours.addClassName("swatches");
        COLOURS.forEach(name -> {
            Span swatch = new Span("--" + name);
            swatch.getStyle().set("--shown", "var(--" + name + ")");
            colours.add(swatch);
        });
        HtmlComponent small = new HtmlComponent("small");
        small.getElement().setText("Small: hints, “as of”, axes 12.5 px");
        Div text = new Div(
                new H1("Title of a screen 21 px"),
                new H2("Title of a section 14 px"),
                new Paragraph("Text 14 px"),
                small);
        return List.of(
                new Example("Colours of this scheme", colours),
                new Example("Text", text),
                new Example(
                        "Buttons",
                        side(
                                button("Secondary", "button"),
                                button("Primary", "button", "primary"),
                                disabled(),
                                button("Quiet", "quiet"))),
                new Example("Pills", side(pill("plain"), pill("good"), pill("warn"), pill("bad"), pill("accent"))));
    }

    private static Div side(HtmlComponent... shown) {
        Div side = new Div();
        Stream.of(shown).forEach(side::add);
        side.addClassName("side");
        return side;
    }

    private static NativeButton button(String text, String... classes) {
        NativeButton button = new NativeButton(text);
        button.addClassNames(classes);
        return button;
    }

    private static NativeButton disabled() {
        NativeButton button = button("Disabled", "button");
        button.setEnabled(false);
        return button;
    }

    private static Span pill(String kind) {
        Span pill = new Span(kind);
        pill.addClassNames("pill", kind);
        return pill;
    }
}
