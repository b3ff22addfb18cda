package app.shopfloor.base.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What holds for every page: the theme before the first paint, and what people read when something goes wrong. */
@Component
class PageSetup implements VaadinServiceInitListener {

    private static final Logger log = LoggerFactory.getLogger(PageSetup.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public void serviceInit(ServiceInitEvent init) {
        init.addIndexHtmlRequestListener(response -> {
            Document page = response.getDocument();
            Optional.ofNullable(page.selectFirst("html")).ifPresent(html -> html.attr("lang", "en"));
            page.head()
                    .insertChildren(
                            afterBase(page),
                            script("theme.js"),
                            script("shopfloor.js").attr("defer", true),
                            script("keys.js").attr("defer", true));
        });
        init.getSource().setSystemMessagesProvider(info -> messages());
        init.getSource().addSessionInitListener(event -> event.getSession().setErrorHandler(PageSetup::failed));
    }

    private static int afterBase(Document page) {
        Element base = page.head().selectFirst("base");
        return base == null ? 0 : base.siblingIndex() + 1;
    }

    private static Element script(String file) {
        return new Element("script").attr("src", file);
    }

    /** An expired session needs no words: the page reloads, to the sign-in page and back here. */
    private static CustomizedSystemMessages messages() {
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(false);
        messages.setInternalErrorCaption("Something went wrong on our side");
        messages.setInternalErrorMessage("Nothing that was saved is lost. Click here or press Esc to reload the page.");
        messages.setInternalErrorNotificationEnabled(true);
        return messages;
    }

    /** People read what it means and a code to tell; the cause goes to the log under that code. */
    private static void failed(ErrorEvent event) {
        byte[] bytes = new byte[3];
        RANDOM.nextBytes(bytes);
        String code = HexFormat.of().formatHex(bytes);
        log.error("Error {} on a screen", code, event.getThrowable());
        UI ui = UI.getCurrent();
        if (ui != null && ui.isAttached()) {
            ui.access(() -> Failure.show(code));
        }
    }
}
