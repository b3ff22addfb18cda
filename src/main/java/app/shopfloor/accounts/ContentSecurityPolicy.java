package app.shopfloor.accounts;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * From where pages may load what, and which scripts run: as strict as Vaadin 25.2 allows. Inline scripts run only with the
 * nonce of their own answer. Functions made from text must be allowed on pages, because Vaadin's engine runs what the server
 * sends that way; inline styles too, because its components and the charts set them. Nothing comes from another host.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE) // after all who add scripts to the page
class ContentSecurityPolicy implements VaadinServiceInitListener {

    /** For every answer that is not a page. */
    static final String OF_FILES = policy("'self'");

    private static final String HEADER = "Content-Security-Policy";
    private static final int NONCE_BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    @Override
    public void serviceInit(ServiceInitEvent init) {
        init.addIndexHtmlRequestListener(this::stamp);
    }

    private void stamp(IndexHtmlResponse page) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        page.getDocument().select("script").attr("nonce", nonce);
        page.getVaadinResponse().setHeader(HEADER, policy("'self' 'nonce-" + nonce + "' 'unsafe-eval'"));
    }

    private static String policy(String scripts) {
        return String.join(
                "; ",
                "default-src 'self'",
                "script-src " + scripts,
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data: blob:",
                "font-src 'self' data:",
                "connect-src 'self'",
                "object-src 'none'",
                "base-uri 'self'",
                "form-action 'self'",
                "frame-ancestors 'none'");
    }
}
