package app.shopfloor.testing;

import com.github.mvysny.fakeservlet.FakeResponse;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.StreamResourceRegistry.ElementStreamResource;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.VaadinSession;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a browser gets that follows a download's link.
 *
 * @param headers by their name
 * @param text the file
 */
public record Downloaded(Map<String, String> headers, String text) {

    /** Follows the link, which must be on the screen. */
    public static Downloaded by(Anchor link) throws IOException {
        VaadinSession session = VaadinSession.getCurrent();
        FakeResponse answer = new FakeResponse();
        ElementStreamResource resource = (ElementStreamResource) session.getResourceRegistry()
                .getResource(URI.create(link.getHref()))
                .orElseThrow();
        resource.getElementRequestHandler()
                .handleRequest(
                        VaadinRequest.getCurrent(),
                        new VaadinServletResponse(answer, (VaadinServletService) session.getService()),
                        session,
                        resource.getOwner());
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        answer.getHeaderNames().forEach(name -> headers.put(name, String.valueOf(answer.getHeader(name))));
        headers.put("Content-Type", String.valueOf(answer.getContentType()));
        return new Downloaded(headers, answer.getBuffer().toString(StandardCharsets.UTF_8));
    }

    public List<String> lines() {
        return text.lines().toList();
    }

    /** Under which the browser keeps it. */
    public String name() {
        String disposition = headers.getOrDefault("Content-Disposition", "");
        return URLDecoder.decode(disposition.replaceFirst(".*filename=\"?([^\";]*).*", "$1"), StandardCharsets.UTF_8);
    }
}
