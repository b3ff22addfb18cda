package app.shopfloor.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Behind a proxy that ends TLS and is believed. */
@TestPropertySource(properties = "server.forward-headers-strategy=native")
class BehindTlsTests extends AccountsOnTheWire {

    private static final Map<String, String> OVER_TLS =
            Map.of("X-Forwarded-Proto", "https", "X-Forwarded-For", "203.0.113.7");

    @Test
    void browserIsToldToComeBackByTlsOnly() {
        HttpResponse<String> answer = browser().get("/login", OVER_TLS);

        assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                .hasValueSatisfying(value ->
                        assertThat(value).startsWith("max-age=31536000").doesNotContain("includeSubDomains"));
    }

    @Test
    void cookieOfTheSessionIsForTlsOnly() {
        assertThat(browser().get("/login", OVER_TLS).headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure", "HttpOnly", "SameSite=Lax"));
    }

    @Test
    void signInIsAuditedUnderTheCallersAddress() {
        browser().signIn("admin", PASSWORD, Map.of(), OVER_TLS);

        assertThat(jdbc.sql("select detail from audit_entry where what = 'signed in'")
                        .query(String.class)
                        .list())
                .containsExactly("from 203.0.113.7");
    }
}
