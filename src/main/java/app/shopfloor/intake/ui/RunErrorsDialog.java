package app.shopfloor.intake.ui;

import app.shopfloor.intake.Run;
import app.shopfloor.intake.RunError;
import app.shopfloor.intake.Runs;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.springframework.data.domain.PageRequest;

/** What a run could not take, and why. */
final class RunErrorsDialog extends Dialog {

    static final int PAGE = 25;

    private final Runs runs;
    private final Run run;
    private final RunWords words;
    private final DescriptionList list = new DescriptionList();
    private final Span place = new Span();
    private final NativeButton back = new NativeButton("Previous", click -> turnTo(-1));
    private final NativeButton forth = new NativeButton("Next", click -> turnTo(1));
    private int page;

    RunErrorsDialog(Runs runs, Run run, RunWords words) {
        this.runs = runs;
        this.run = run;
        this.words = words;
        setHeaderTitle("What could not be taken");
        setWidth("min(680px, 100%)");
        Paragraph about = new Paragraph(
                "All else of this run was booked. Once the cause is mended, Resync again: nothing is counted twice.");
        about.addClassName("hint");
        list.addClassName("run-errors");
        Div content = new Div(about, list);
        content.addClassName("dialog-fields");
        add(content);
        place.addClassName("place");
        back.addClassName("button");
        forth.addClassName("button");
        NativeButton close = new NativeButton("Close", click -> close());
        close.addClassNames("button", "primary");
        getFooter().add(place, back, forth, close);
        turnTo(0);
    }

    private void turnTo(int step) {
        page += step;
        List<RunError> errors = runs.errors(run.id(), PageRequest.of(page, PAGE));
        list.removeAll();
        for (RunError error : errors) {
            list.add(new DescriptionList.Term(new Code(error.objectId())));
            list.add(new DescriptionList.Description(error.message()));
        }
        long first = (long) page * PAGE + 1;
        place.setText(words.formats().count(first) + "–"
                + words.formats().count(first + errors.size() - 1) + " of "
                + words.formats().count(run.errors()));
        back.setVisible(run.errors() > PAGE);
        forth.setVisible(run.errors() > PAGE);
        back.setEnabled(page > 0);
        forth.setEnabled(errors.size() == PAGE && first + PAGE - 1 < run.errors());
    }
}
