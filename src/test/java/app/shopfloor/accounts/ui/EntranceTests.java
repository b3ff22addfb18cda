package app.shopfloor.accounts.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.accounts.Role;
import app.shopfloor.accounts.UserAccount;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.RouterLink;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in, and the first admin. */
class EntranceTests extends AccountScreens {

    @Test
    void theFormIsPostedToTheSecurityFilterWithTheTokenAgainstForgery() {
        asNobody();
        open("login");

        Element form = _get(SignInForm.class).getElement();
        assertThat(form.getAttribute("method")).isEqualTo("post");
        assertThat(form.getAttribute("action")).isEqualTo("login");
        assertThat(inputs())
                .containsOnlyKeys("username", "password", "remember-me", "_csrf")
                .hasEntrySatisfying(
                        "_csrf",
                        input -> assertThat(input.getAttribute("value")).isEqualTo(CSRF.getToken()))
                .hasEntrySatisfying(
                        "username",
                        input -> assertThat(input.getAttribute("autocomplete")).isEqualTo("username"))
                .hasEntrySatisfying("password", input -> {
                    assertThat(input.getAttribute("type")).isEqualTo("password");
                    assertThat(input.getAttribute("autocomplete")).isEqualTo("current-password");
                    assertThat(input.hasAttribute("required")).isTrue();
                });
        assertThat(text()).doesNotContain("First start");
    }

    @Test
    void theTeamGetsInByItsPasswordAlone() {
        asNobody();
        open("login");
        assertThat(_get(RouterLink.class).getHref()).startsWith("login?team");

        open("login?team");

        assertThat(inputs()).containsOnlyKeys("team", "password", "remember-me", "_csrf");
        assertThat(inputs().get("team").getAttribute("value")).isEqualTo("true");
    }

    @Test
    void thePasswordCanBeShownAndHidden() {
        asNobody();
        open("login");

        press("Show");
        assertThat(inputs().get("password").getAttribute("type")).isEqualTo("text");
        press("Hide");
        assertThat(inputs().get("password").getAttribute("type")).isEqualTo("password");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    error           | Username or password is wrong.
                    error&team      | The team password is wrong.
                    wait=45         | Too many wrong passwords. Try again in 45 seconds.
                    wait=1          | Too many wrong passwords. Try again in 1 second.
                    wait=121        | Too many wrong passwords. Try again in 3 minutes.
                    out             | You are signed out.
                    expired         | Your sign-in has ended because your account or its password was changed. Sign in again.
                    welcome         | Account made. Sign in.
                    """)
    void saysWhatTheLastAttemptCameTo(String parameters, String message) {
        asNobody();
        open("login?" + parameters);

        assertThat(text()).contains(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "0", "1e9", "999999999999", "<b>x</b>", ""})
    void repeatsNothingFromTheAddressThatIsNoNumberOfSeconds(String wait) {
        asNobody();
        open("login?wait=" + URLEncoder.encode(wait, StandardCharsets.UTF_8));

        assertThat(text()).doesNotContain("Too many", "<b>");
        _assertOne(SignInForm.class);
    }

    @Test
    void whoIsSignedInIsLedOn() {
        as("anna", "VIEWER");
        open("login?error");

        _assertOne(Home.class);
        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .isEmpty();
    }

    @Test
    void beforeTheFirstAccountTheSignInPageTellsOfThePrintedLink() {
        setup(TOKEN);
        asNobody();
        open("login");

        assertThat(text()).contains("First start: open the link that Shopfloor printed when it started.");
        assertThat(text()).doesNotContain(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"setup", "setup?token=", "setup?token=another"})
    void withoutTheRightTokenTheFirstAdminCannotBeMade(String path) {
        setup(TOKEN);
        asNobody();
        open(path);

        assertThat(text()).contains("This link does not open", "Open the newest one");
        assertThat(_find(PasswordField.class)).isEmpty();
    }

    @Test
    void theFirstAdminIsMadeOnceAndThenSignsIn() {
        setup(TOKEN);
        asNobody();
        open("setup?token=" + TOKEN);
        assertThat(_get(TextField.class).getValue()).isEqualTo("admin");
        assertThat(passwords()[0].getHelperText()).isEqualTo("At least 10 characters");

        choose("short", "different");
        assertThat(passwords()[1].getErrorMessage()).isEqualTo("This is not the same as above");
        choose("short", "short");
        assertThat(passwords()[1].isInvalid()).isFalse();
        assertThat(passwords()[0].getErrorMessage()).isEqualTo("A password has at least 10 characters");
        assertThat(accounts.count()).isZero();
        choose(PASSWORD, PASSWORD);

        assertThat(accounts.page(0, 10)).extracting(UserAccount::role).containsExactly(Role.ADMIN);
        assertThat(text()).contains("Account made. Sign in.");
        open("setup?token=" + TOKEN);
        _assertOne(SignInForm.class);
        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .doesNotContain(TOKEN);
    }

    @Test
    void aUsernameThatCannotBeUsedIsToldAtItsField() {
        setup(TOKEN);
        asNobody();
        open("setup?token=" + TOKEN);

        enter(_get(TextField.class), "two words");
        choose(PASSWORD, PASSWORD);

        assertThat(_get(TextField.class).getErrorMessage()).contains("1 to 60 letters");
    }

    @Test
    void aLinkThatWasUsedMeanwhileSaysSo() {
        setup(TOKEN);
        asNobody();
        open("setup?token=" + TOKEN);

        setup("of-another-start");
        choose(PASSWORD, PASSWORD);

        assertThat(text()).contains("This link does not open");
        assertThat(accounts.count()).isZero();
    }

    private static void choose(String password, String again) {
        enter(passwords()[0], password);
        enter(passwords()[1], again);
        press("Make the account");
    }

    private static PasswordField[] passwords() {
        return _find(PasswordField.class).toArray(PasswordField[]::new);
    }

    private static Map<String, Element> inputs() {
        return _find(SignInForm.Input.class).stream()
                .map(SignInForm.Input::getElement)
                .collect(Collectors.toMap(input -> input.getAttribute("name"), input -> input));
    }
}
