package app.shopfloor.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.shopfloor.testing.TestDatabase;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Getting in, and being kept out, over real HTTP. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "shopfloor.accounts.admin-password=correct horse battery",
            "shopfloor.accounts.team-password=the team looks on",
            "shopfloor.stripe.webhook.secrets=whsec_test"
        })
class SecurityTest {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        TestDatabase.h2().register(properties);
    }

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcTemplate jdbc;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    private HttpResponse<String> open(String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<String> signIn(String fields) throws Exception {
        Matcher token = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"")
                .matcher(open("/login").body());
        assertThat(token.find()).isTrue();
        return browser.send(
                HttpRequest.newBuilder(uri("/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                fields + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    private boolean isIn() throws Exception {
        return open("/sales").statusCode() == 200;
    }

    @Test
    void everythingIsDeniedUntilOneIsIn() throws Exception {
        for (String path : List.of("/", "/sales", "/settings/users", "/settings/connections", "/nothing/here")) {
            HttpResponse<String> answer = open(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(302);
            assertThat(location(answer)).as(path).endsWith("/login");
        }
        for (String path : List.of("/actuator", "/actuator/env", "/actuator/heapdump", "/actuator/loggers")) {
            assertThat(open(path).statusCode()).as(path).isEqualTo(404);
        }
        for (String path : List.of("/login", "/tokens.css", "/shopfloor.css", "/actuator/health")) {
            assertThat(open(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void healthTellsItsStatusAndNothingElse() throws Exception {
        assertThat(open("/actuator/health").body())
                .contains("\"status\":\"UP\"")
                .doesNotContain("db", "diskSpace", "path");
    }

    @Test
    void aPasswordLetsInWithANewSessionId() throws Exception {
        open("/login");
        String before = cookie("JSESSIONID");

        HttpResponse<String> answer = signIn("username=Admin&password=correct+horse+battery");

        assertThat(location(answer)).doesNotContain("login");
        assertThat(cookie("JSESSIONID")).isNotEmpty().isNotEqualTo(before);
        assertThat(isIn()).isTrue();
    }

    @Test
    void theTeamPasswordAloneLetsInAsViewer() throws Exception {
        signIn("username=&team=true&password=the+team+looks+on");

        assertThat(isIn()).isTrue();
        assertThat(open("/settings/users").body()).doesNotContain("Reset password");
    }

    @Test
    void aWrongPasswordTellsNothingAboutAccountsAndManyAreSlowedDown() throws Exception {
        String unknown = location(signIn("username=nobody&password=wrong"));
        assertThat(location(signIn("username=guessed&password=wrong")))
                .isEqualTo(unknown)
                .endsWith("/login?error");
        signIn("username=guessed&password=wrong");
        signIn("username=guessed&password=wrong");

        assertThat(location(signIn("username=guessed&password=wrong"))).contains("/login?wait=");
        assertThat(isIn()).isFalse();
    }

    @Test
    void whoStaysSignedInIsKnownWithoutASessionUntilTheySignOut() throws Exception {
        signIn("username=admin&password=correct+horse+battery&remember-me=on");
        String remembered = cookie("remember-me");
        assertThat(remembered).isNotEmpty();
        assertThat(jdbc.queryForList("select token_hash from remembered_sign_in", String.class))
                .noneMatch(hash -> new String(java.util.Base64.getDecoder().decode(remembered), StandardCharsets.UTF_8)
                        .contains(hash));

        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .toList()
                .forEach(cookie -> cookies.getCookieStore().remove(null, cookie));
        assertThat(isIn()).isTrue();

        accounts.resetPassword(accounts.page(0, 1).getFirst().id(), "correct horse battery");
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .toList()
                .forEach(cookie -> cookies.getCookieStore().remove(null, cookie));
        assertThat(isIn()).isFalse();
    }

    @Test
    void aSessionEndsWhenItsAccountIsDisabled() throws Exception {
        UserAccount eve = accounts.create("eve", "a long enough one", Role.VIEWER);
        signIn("username=eve&password=a+long+enough+one");
        assertThat(isIn()).isTrue();

        accounts.disable(eve.id());

        assertThat(isIn()).isFalse();
        assertThat(location(signIn("username=eve&password=a+long+enough+one"))).contains("/login?error");
    }

    @Test
    void everyAnswerCarriesTheHeadersThatProtectIt() throws Exception {
        signIn("username=admin&password=correct+horse+battery");
        for (String path : List.of("/login", "/sales", "/tokens.css", "/actuator/health", "/webhooks/stripe")) {
            var headers = open(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy"))
                    .as(path)
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .contains("frame-ancestors 'none'", "object-src 'none'", "default-src 'self'")
                            .doesNotContain("http:", "https:"));
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).as(path).contains("same-origin");
        }
        assertThat(open("/login").headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    void theLastAdminStays() {
        UserAccount admin = accounts.page(0, 10).stream()
                .filter(account -> account.role() == Role.ADMIN)
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> accounts.changeRole(admin.id(), Role.VIEWER))
                .isInstanceOf(AccountProblem.class)
                .hasMessageContaining("only admin");
        assertThatThrownBy(() -> accounts.delete(admin.id())).isInstanceOf(AccountProblem.class);
    }
}
