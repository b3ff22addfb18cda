package app.shopfloor.intake.stripe;

import app.shopfloor.intake.stripe.StripeSignature.Verdict;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the webhook is measured against: reads and verifies the same, on the same way through the server, and keeps nothing. */
@Configuration(proxyBeanMethods = false)
public class VerifyOnly {

    public static final String PATH = "/webhooks/verify-only";

    @Bean
    ServletRegistrationBean<HttpServlet> verifyOnlyServlet(StripeWebhookSecrets secrets) {
        return new ServletRegistrationBean<>(new Verifying(secrets), PATH);
    }

    private static final class Verifying extends HttpServlet {

        private final transient StripeWebhookSecrets secrets;

        Verifying(StripeWebhookSecrets secrets) {
            this.secrets = secrets;
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            byte[] body = request.getInputStream().readAllBytes();
            boolean genuine =
                    secrets.check(request.getHeader("Stripe-Signature"), body).verdict() == Verdict.GENUINE;
            response.setStatus(genuine ? 200 : 400);
            response.setContentLength(0);
        }
    }
}
