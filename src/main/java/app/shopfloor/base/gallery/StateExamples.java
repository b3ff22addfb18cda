package app.shopfloor.base.gallery;

import app.shopfloor.base.ui.Card;
import app.shopfloor.base.ui.State;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.springframework.stereotype.Component;

/** A section while it waits, without content, failed, and filled. */
@Component
class StateExamples implements Examples {

    private static final int HEIGHT = 160;

    @Override
    public String family() {
        return "Cards and states";
    }

    @Override
    public List<Example> create() {
        Card empty = card();
        empty.empty(
                State.empty("No sales yet", "Connect Stripe or load the sample shop. Sales then appear by themselves.")
                        .leadingTo("settings/connections", "Open Connections"));
        Card failed = card();
        failed.failed(failed::waiting);
        Card filled = card();
        filled.more(new Span("Open 1,284 orders"));
        filled.show(new Paragraph("What the section is about."), () -> {}, filled::waiting);
        Card broken = card();
        broken.show(
                new Paragraph(""),
                () -> {
                    throw new IllegalStateException("An example of a section that cannot be filled");
                },
                broken::waiting);
        Card endless =
                new Card("A section with a name so long that it does not fit into one line of a small screen", HEIGHT);
        endless.covers("22 Oct – 20 Nov, against 22 Sep – 21 Oct, orders of one channel and one country only");
        return List.of(
                new Example("While it waits", card()),
                new Example("Nothing there: says what to do next", empty),
                new Example("Could not be read: Retry waits again", failed),
                new Example("Fails alone while it is filled", broken),
                new Example("Filled", filled),
                new Example("Very long words", endless));
    }

    private static Card card() {
        Card card = new Card("By channel", HEIGHT);
        card.covers("share of net revenue");
        return card;
    }
}
