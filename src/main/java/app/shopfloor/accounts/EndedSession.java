package app.shopfloor.accounts;

import com.vaadin.flow.server.HandlerHelper.RequestType;
import com.vaadin.flow.shared.ApplicationConstants;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.session.SessionInformationExpiredEvent;
import org.springframework.security.web.session.SessionInformationExpiredStrategy;

/** Leads who is shut out while at work (disabled, a new password, another role) to the sign-in page, which says so. */
class EndedSession implements SessionInformationExpiredStrategy {

    /** What Vaadin's engine takes for “load this address”, wherever an answer to one of its requests was expected. */
    private static final String LOAD = "Vaadin-Refresh: ";

    private final String path;

    EndedSession(String path) {
        this.path = path;
    }

    @Override
    public void onExpiredSessionDetected(SessionInformationExpiredEvent ended) throws IOException {
        HttpServletRequest request = ended.getRequest();
        HttpServletResponse response = ended.getResponse();
        String address = request.getContextPath() + path;
        String type = request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER);
        if (RequestType.UIDL.getIdentifier().equals(type)) {
            response.setContentType("application/json");
            response.getWriter().write(LOAD + address);
        } else {
            response.sendRedirect(address);
        }
    }
}
