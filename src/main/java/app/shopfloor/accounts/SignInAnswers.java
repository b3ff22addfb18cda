package app.shopfloor.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** Leads a refused sign-in back to the form, which says why in words that tell nothing about accounts. */
@Component
class SignInAnswers implements AuthenticationFailureHandler {

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        String team = request.getParameter("team") == null ? "" : "&team";
        String reason = why instanceof TooManyTries early ? "wait=" + early.secondsLeft() : "error";
        response.sendRedirect(request.getContextPath() + "/login?" + reason + team);
    }
}
