package app.shopfloor.base.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A link that downloads a CSV, written while it is read. Who may see the screen it is on may have the file. */
public final class CsvDownload extends Anchor {

    private static final Logger log = LoggerFactory.getLogger(CsvDownload.class);

    private final Supplier<Csv> file;

    /** @param file what is to be written; asked with the session locked, at every click; its lines are then read without the lock */
    public CsvDownload(String text, Supplier<Csv> file) {
        this.file = file;
        setText(text);
        setRouterIgnore(true);
        setHref((DownloadHandler) this::answer);
    }

    /**
     * Answers the download. A failure midway goes on to the server, which then breaks the connection: the browser says that the
     * download failed, and nobody takes a part for the whole.
     */
    private void answer(DownloadEvent event) throws IOException {
        AtomicReference<Csv> wanted = new AtomicReference<>();
        UI ui = event.getUI();
        ui.accessSynchronously(() -> wanted.set(file.get()));
        Csv csv = wanted.get();
        VaadinResponse response = event.getResponse();
        response.setHeader("Cache-Control", "no-store");
        event.setContentType("text/csv; charset=utf-8");
        event.setFileName(csv.fileName());
        try {
            csv.writeTo(event.getOutputStream());
        } catch (UncheckedIOException gone) {
            log.debug("Who downloaded has left", gone);
            throw gone.getCause();
        }
    }
}
