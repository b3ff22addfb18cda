package app.shopfloor.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** Leads a refused sign-in back to the form, which says why in words that tell nothing about accounts. */
@Component
class SignInAnswers implements AuthenticationFailureHandler, AccessDeniedHandler {

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        String reason = why instanceof TooManyTries early ? "wait=" + early.secondsLeft() : "error";
        backToForm(request, response, reason);
    }

    /** The form is of a session that has ended meanwhile, or is not ours. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        backToForm(request, response, "expired");
    }

    private static void backToForm(HttpServletRequest request, HttpServletResponse response, String reason)
            throws IOException {
        String team = request.getParameter("team") == null ? "" : "&team";
        response.sendRedirect(request.getContextPath() + "/login?" + reason + team);
    }
}
