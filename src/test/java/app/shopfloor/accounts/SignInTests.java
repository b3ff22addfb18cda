package app.shopfloor.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in, staying signed in, signing out, over the wire. */
class SignInTests extends AccountsOnTheWire {

    private static final Map<String, String> REMEMBERED = Map.of("remember-me", "on");

    /** All tests come from one address; what one does wrong is forgotten before the next. */
    @BeforeEach
    void aLongTimePasses() {
        clock.pass(Duration.ofDays(60));
    }

    @Test
    void rightPasswordLeadsIn() {
        Browser browser = browser();

        HttpResponse<String> answer = browser.signIn("admin", PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).doesNotContain("login");
        assertThat(browser.isSignedIn()).isTrue();
    }

    @Test
    void signInLeadsToThePageThatWasAskedFor() {
        Browser browser = browser();
        browser.get("/sales?range=year");

        assertThat(location(browser.signIn("admin", PASSWORD))).endsWith("/sales?range=year");
    }

    @Test
    void signInMakesANewSessionId() {
        Browser browser = browser();
        browser.get("/login");
        String before = browser.session();

        browser.signIn("admin", PASSWORD);

        assertThat(browser.session()).isNotEqualTo(before);
        Browser thief = browser();
        thief.take(sessionCookie(before));
        assertThat(thief.isSignedIn()).isFalse();
    }

    @Test
    void cookiesAreKeptFromScriptsAndFromOtherSites() {
        HttpResponse<String> answer = browser().signIn("admin", PASSWORD, REMEMBERED);

        List<String> set = answer.headers().allValues("Set-Cookie");
        assertThat(set).anyMatch(cookie -> cookie.startsWith("JSESSIONID="));
        assertThat(set).anyMatch(cookie -> cookie.startsWith("remember-me="));
        assertThat(set).allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    void formOfAnotherSiteIsLedBackToTheFormAndNotIn() {
        Browser browser = browser();
        browser.get("/login");

        HttpResponse<String> answer =
                browser.postAsIs("/login", Map.of("username", "admin", "password", PASSWORD), Map.of());

        assertThat(location(answer)).endsWith("/login?expired");
        assertThat(browser.isSignedIn()).isFalse();
    }

    @Test
    void refusalsOfUnknownAndKnownAndDisabledNamesAreAlike() {
        accounts.create("dora", PASSWORD, Role.VIEWER);
        accounts.disable(idOf("dora"));

        String unknown = location(browser().signIn("nobody", PASSWORD));
        assertThat(unknown).endsWith("/login?error");
        assertThat(location(browser().signIn("admin", "not-the-password"))).isEqualTo(unknown);
        assertThat(location(browser().signIn("dora", PASSWORD))).isEqualTo(unknown);
        assertThat(location(browser().signIn("admin", "x".repeat(300)))).isEqualTo(unknown);
    }

    @Test
    void whatWasTypedIntoTheNameIsNotKeptUnlessItIsAnAccount() {
        browser().signIn("my-password-by-mistake", "whatever-it-was");
        browser().signIn("admin", "whatever-it-was");

        List<String> who = jdbc.sql("select who from audit_entry where what = 'sign-in refused' and at = ? order by id")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
        assertThat(who).containsExactly("unknown", "admin");
    }

    @Test
    void teamComesInByItsPasswordAloneAndOnlyLooks() {
        Browser browser = browser();

        browser.signIn("", TEAM, Map.of("team", ""));

        assertThat(browser.isSignedIn()).isTrue();
        assertThat(location(browser().signIn("", "not-the-password", Map.of("team", ""))))
                .endsWith("/login?error&team");
    }

    @Test
    void addressThatTheCallerClaimsIsNotBelieved() {
        browser().signIn("admin", PASSWORD, Map.of(), Map.of("X-Forwarded-For", "203.0.113.7"));

        assertThat(jdbc.sql("select count(*) from audit_entry where detail like '%203.0.113.7%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void fourthGuessMustWaitAndIsToldHowLong() {
        accounts.create("gus", PASSWORD, Role.VIEWER);
        Browser browser = browser();
        for (int i = 0; i < SignInThrottle.FREE_PER_ACCOUNT; i++) {
            assertThat(location(browser.signIn("gus", "guess-number-" + i))).endsWith("?error");
        }

        assertThat(location(browser.signIn("gus", PASSWORD))).endsWith("?wait=1");
        clock.pass(Duration.ofSeconds(1));
        assertThat(location(browser.signIn("gus", PASSWORD))).doesNotContain("login");
    }

    @Test
    void rememberedBrowserComesInWithoutASession() {
        Browser browser = browser();
        browser.signIn("admin", PASSWORD, REMEMBERED);
        browser.forget("JSESSIONID");

        assertThat(browser.isSignedIn()).isTrue();
    }

    @Test
    void browserThatWasNotAskedToRememberDoesNot() {
        Browser browser = browser();
        browser.signIn("admin", PASSWORD);
        browser.forget("JSESSIONID");

        assertThat(browser.isSignedIn()).isFalse();
    }

    @Test
    void theDatabaseDoesNotHoldWhatTheCookieHolds() {
        Browser browser = browser();
        browser.signIn("admin", PASSWORD, REMEMBERED);
        String cookie = new String(Base64.getDecoder()
                .decode(padded(browser.cookie("remember-me").orElseThrow().getValue())));
        String token = URLDecoder.decode(cookie.split(":")[1], StandardCharsets.UTF_8);

        assertThat(token).hasSizeGreaterThan(40);
        assertThat(jdbc.sql("select token_hash from remembered_sign_in")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .doesNotContain(token)
                .allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    }

    @Test
    void remembranceEndsByItselfAfterFourWeeks() {
        Browser browser = browser();
        browser.signIn("admin", PASSWORD, REMEMBERED);
        browser.forget("JSESSIONID");
        clock.pass(Duration.ofDays(28).plusSeconds(1));

        assertThat(browser.isSignedIn()).isFalse();
    }

    @Test
    void signOutEndsTheSessionAndWhatWasRemembered() {
        Browser browser = browser();
        browser.signIn("admin", PASSWORD, REMEMBERED);
        HttpCookie session = browser.cookie("JSESSIONID").orElseThrow();
        HttpCookie remembered = browser.cookie("remember-me").orElseThrow();

        browser.post("/logout", Map.of());

        assertThat(browser.isSignedIn()).isFalse();
        Browser thief = browser();
        thief.take(session);
        thief.take(remembered);
        assertThat(thief.isSignedIn()).isFalse();
    }

    @Test
    void newPasswordEndsSessionsAndWhatWasRemembered() {
        accounts.create("pam", PASSWORD, Role.VIEWER);
        Browser open = browser();
        open.signIn("pam", PASSWORD);
        Browser closed = browser();
        closed.signIn("pam", PASSWORD, REMEMBERED);
        closed.forget("JSESSIONID");

        accounts.resetPassword(idOf("pam"), "another-password");

        assertThat(open.isSignedIn()).isFalse();
        assertThat(closed.isSignedIn()).isFalse();
        open.signIn("pam", "another-password");
        assertThat(open.isSignedIn()).isTrue();
    }

    @Test
    void disabledAccountIsOutAtOnce() {
        accounts.create("dan", PASSWORD, Role.OPERATOR);
        Browser browser = browser();
        browser.signIn("dan", PASSWORD, REMEMBERED);

        accounts.disable(idOf("dan"));

        assertThat(browser.isSignedIn()).isFalse();
        browser.forget("JSESSIONID");
        assertThat(browser.isSignedIn()).isFalse();
    }

    @Test
    void aPageThatIsOpenMeanwhileIsLedToTheSignInPage() {
        accounts.create("dave", PASSWORD, Role.OPERATOR);
        Browser browser = browser();
        browser.signIn("dave", PASSWORD);

        accounts.disable(idOf("dave"));

        assertThat(browser.send("POST", "/?v-r=uidl&v-uiId=0", "{}").body()).contains("Vaadin-Refresh: /login?expired");
    }

    private long idOf(String username) {
        return accounts.page(0, 100).stream()
                .filter(account -> account.username().equals(username))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("answered " + answer.statusCode());
    }

    private static HttpCookie sessionCookie(String value) {
        HttpCookie cookie = new HttpCookie("JSESSIONID", value);
        cookie.setPath("/");
        cookie.setVersion(0);
        return cookie;
    }

    private static String padded(String base64) {
        return base64 + "=".repeat((4 - base64.length() % 4) % 4);
    }
}
