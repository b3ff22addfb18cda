package app.shopfloor.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What who is not signed in may see, and what every answer carries. */
class DeniedByDefaultTests extends AccountsOnTheWire {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sales", "/settings/connections", "/settings/users", "/no-such-page", "/error"})
    void pagesLeadToTheSignInPage(String path) {
        HttpResponse<String> answer = browser().get(path);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
    }

    @Test
    void signInPageAndItsFilesAreForAll() {
        Browser browser = browser();

        for (String path : new String[] {"/login", "/tokens.css", "/shopfloor.css", "/theme.js", "/icon.svg"}) {
            assertThat(browser.get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void healthTellsItsStatusAndNothingElse() {
        HttpResponse<String> health = browser().get("/actuator/health");

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("UP").doesNotContain("components", "details", "database", "diskSpace");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/env",
                "/actuator/info",
                "/actuator/beans",
                "/actuator/health/db",
                "/webhooks",
                "/webhooks/",
                "/webhooks/nobody"
            })
    void machinesGetAPlainNoInsteadOfAPage(String path) {
        HttpResponse<String> answer = browser().get(path);

        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(answer.body()).doesNotContain("<html", "at app.shopfloor", "Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void webhooksAreOnlyPosted(String method) {
        assertThat(browser().send(method, "/webhooks/stripe", "").statusCode()).isBetween(400, 499);
    }

    @ParameterizedTest
    @CsvSource({"/webhooks/stripe", "/webhooks/nobody"})
    void postedWebhookIsNeitherRedirectedNorGivenASession(String path) {
        Browser sender = browser();

        HttpResponse<String> answer = sender.send("POST", path, "{}");

        assertThat(answer.statusCode()).isBetween(400, 599);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.body()).doesNotContain("<html", "at app.shopfloor", "Exception");
        assertThat(sender.cookie("JSESSIONID")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/sales", "/tokens.css", "/actuator/health", "/webhooks/nobody"})
    void everyAnswerIsGuarded(String path) {
        HttpResponse<String> answer = browser().get(path);

        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Permissions-Policy")).contains("camera=()", "microphone=()", "geolocation=()");
        assertThat(header(answer, "Content-Security-Policy"))
                .contains(
                        "default-src 'self'",
                        "object-src 'none'",
                        "base-uri 'self'",
                        "form-action 'self'",
                        "frame-ancestors 'none'")
                .doesNotContain("http:", "https:", "*");
        assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                .as("not over TLS")
                .isEmpty();
    }

    @Test
    void pageRunsOnlyInlineScriptsThatBearTheNonceOfThisAnswer() {
        HttpResponse<String> first = browser().get("/login");
        HttpResponse<String> second = browser().get("/login");

        String scripts = scripts(first);
        assertThat(scripts).doesNotContain("'unsafe-inline'").contains("'nonce-");
        assertThat(scripts).isNotEqualTo(scripts(second));
        String nonce = scripts.replaceAll(".*'nonce-([^']+)'.*", "$1");
        assertThat(Jsoup.parse(first.body()).select("script:not([src])"))
                .isNotEmpty()
                .allSatisfy(script -> assertThat(script.attr("nonce")).isEqualTo(nonce));
    }

    @Test
    void answersThatAreNoPageAllowNeitherInlineScriptsNorFunctionsFromText() {
        assertThat(scripts(browser().get("/tokens.css"))).isEqualTo("script-src 'self'");
    }

    private static String scripts(HttpResponse<String> answer) {
        for (String directive : header(answer, "Content-Security-Policy").split("; ")) {
            if (directive.startsWith("script-src ")) {
                return directive;
            }
        }
        throw new AssertionError("no script-src");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
