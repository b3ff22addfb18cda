package app.shopfloor.rates.ui;

import app.shopfloor.base.ui.Card;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.Strong;
import app.shopfloor.rates.RatesFile;
import app.shopfloor.rates.RatesFileProblem;
import app.shopfloor.rates.ReferenceRates;
import app.shopfloor.rates.ReferenceRates.Difference;
import app.shopfloor.shared.DayRange;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a file of rates in two steps: what was understood of it is shown first, and taken when the admin says so. */
final class UploadCard extends Card {

    private static final Logger log = LoggerFactory.getLogger(UploadCard.class);
    private static final int HEIGHT = 120;
    private static final int MAX_BYTES = 10 * 1024 * 1024;
    private static final String ECB =
            "https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/html/index.en.html";

    private final ReferenceRates rates;
    private final String who;
    private final Formats formats;
    private final Supplier<LocalDate> today;
    private final Upload upload = new Upload();
    private final Div outcome = new Div();
    private final Div content;

    /** @param who is named with what is taken */
    UploadCard(ReferenceRates rates, String who, Formats formats, Supplier<LocalDate> today) {
        super("Upload", HEIGHT);
        this.rates = rates;
        this.who = who;
        this.formats = formats;
        this.today = today;
        upload.setUploadHandler(this::receive);
        upload.setMaxFileSize(MAX_BYTES);
        upload.setAcceptedFileExtensions(".csv", ".zip");
        upload.setI18n(words());
        upload.addFileRejectedListener(rejected -> problem(List.of(rejected.getErrorMessage())));
        outcome.addClassName("outcome");
        outcome.getElement().setAttribute("role", "status");
        Anchor ecb = new Anchor(ECB, "European Central Bank");
        ecb.setTarget("_blank");
        ecb.getElement().setAttribute("rel", "noopener noreferrer");
        Paragraph where = new Paragraph(
                new Span("The "),
                ecb,
                new Span(
                        " publishes the rates of the euro since 1999 (“Time series”, eurofxref-hist.zip): upload it as it"
                                + " is, again whenever you need newer ones. Or a CSV of your own with the columns"
                                + " date,from,to,rate: 2026-11-20,USD,EUR,0.8691 says that one dollar was 0.8691 euros. At most"
                                + " 10 MB; what is uploaded later replaces the same pair of the same day."));
        where.addClassName("hint");
        content = new Div(upload, outcome, where);
        content.addClassName("rates-upload");
        show(content, () -> last(null), () -> {});
    }

    /** Says when rates came last. */
    void last(ReferenceRates.@Nullable Upload last) {
        covers(
                last == null
                        ? "a CSV, or a zip with one in it"
                        : "last " + formats.day(last.at().atZone(formats.zone()).toLocalDate(), today.get()) + ", "
                                + formats.time(last.at()) + ": " + last.fileName() + " by " + last.who());
    }

    /** On the request's thread, without the session's lock, so that the screen stays alive while a file is read. */
    private void receive(UploadEvent event) throws IOException {
        UI ui = event.getUI();
        Runnable answer;
        try {
            RatesFile file = rates.read(event.getFileName(), event.getInputStream());
            Difference difference = rates.compare(file);
            answer = () -> understood(file, difference);
        } catch (RatesFileProblem wrong) {
            answer = () -> problem(wrong.problems());
        } catch (RuntimeException e) {
            log.error("A file of rates could not be read", e);
            answer = () -> problem(List.of("The file could not be read, because of an error on our side."));
        }
        Runnable shown = answer;
        ui.access(() -> {
            upload.clearFileList();
            shown.run();
        });
    }

    private void understood(RatesFile file, Difference difference) {
        Paragraph what = new Paragraph(new Strong(file.name()), new Span(": " + contents(file)));
        Paragraph news = new Paragraph(
                difference.isNone() ? "All of them are known already: there is nothing to take." : counts(difference));
        Paragraph currencies = new Paragraph(String.join(" ", file.currencies()));
        currencies.addClassName("hint");
        NativeButton discard =
                new NativeButton(difference.isNone() ? "Close" : "Discard", click -> outcome.removeAll());
        discard.addClassName("button");
        Div buttons = new Div();
        buttons.addClassName("buttons");
        if (!difference.isNone()) {
            NativeButton take = new NativeButton("Take these rates", click -> take(file));
            take.addClassNames("button", "primary");
            buttons.add(take);
        }
        buttons.add(discard);
        say(what, currencies, news, buttons);
    }

    private void take(RatesFile file) {
        UI ui = UI.getCurrent();
        ProgressBar bar = new ProgressBar();
        bar.setIndeterminate(true);
        bar.getElement().setAttribute("aria-label", "Taking the rates");
        say(new Paragraph("Taking the rates and converting what was sold …"), bar);
        Thread.ofVirtual().name("rates").start(() -> {
            Runnable answer;
            try {
                Difference taken = rates.take(file, who);
                answer = () -> say(new Paragraph(
                        new Strong("Taken"),
                        new Span(": " + counts(taken) + " Everything that is converted by them is up to date.")));
            } catch (RuntimeException e) {
                log.error("Rates could not be taken", e);
                answer = () -> problem(List.of(
                        "None of the rates was taken, because of an error on our side. Upload the file again; if it"
                                + " stays, look into the log."));
            }
            try {
                ui.access(answer::run);
            } catch (UIDetachedException left) {
                log.debug("Whoever uploaded has left", left);
            }
        });
    }

    private String contents(RatesFile file) {
        return counted(file.size(), "rate") + " of " + counted(file.currencies().size(), "currency", "currencies")
                + " on " + counted(file.days(), "day") + ", "
                + formats.days(new DayRange(file.from(), file.to()), today.get()) + ".";
    }

    private String counts(Difference difference) {
        return formats.count(difference.added()) + " new, " + formats.count(difference.changed()) + " changed, "
                + formats.count(difference.unchanged()) + " unchanged.";
    }

    private String counted(long count, String one) {
        return counted(count, one, one + "s");
    }

    private String counted(long count, String one, String many) {
        return formats.count(count) + " " + (count == 1 ? one : many);
    }

    private void problem(List<String> problems) {
        Div box = new Div(new Strong("None of the file was taken:"));
        box.addClassName("problem");
        box.getElement().setAttribute("role", "alert");
        UnorderedList list = new UnorderedList();
        problems.forEach(problem -> list.add(new ListItem(problem)));
        box.add(list);
        say(box);
    }

    private void say(Component... what) {
        outcome.removeAll();
        outcome.add(what);
    }

    private static UploadI18N words() {
        UploadI18N words = new UploadI18N();
        words.setAddFiles(new UploadI18N.AddFiles().setOne("Choose a file …").setMany("Choose a file …"));
        words.setDropFiles(new UploadI18N.DropFiles().setOne("or drop it here").setMany("or drop it here"));
        words.setError(new UploadI18N.Error()
                .setFileIsTooBig(
                        "The file is larger than 10 MB. Split it; what is uploaded later adds to what is there.")
                .setIncorrectFileType("The file is neither a .csv nor a .zip.")
                .setTooManyFiles("One file at a time."));
        return words;
    }
}
