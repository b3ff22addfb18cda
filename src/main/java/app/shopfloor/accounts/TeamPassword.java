package app.shopfloor.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.stereotype.Component;

/** The password that lets the team look on as {@link Role#VIEWER}, without accounts of their own. */
@Component
public class TeamPassword {

    /** What the shared sign-in is called. */
    public static final String USERNAME = "team";

    private final AccountsProperties properties;

    TeamPassword(AccountsProperties properties) {
        this.properties = properties;
    }

    /** Whether there is one. */
    public boolean isSet() {
        return properties.teamPassword() != null;
    }

    /** Changes with the password and does not tell it. */
    String fingerprint() {
        return RememberedSignIns.sha256("team:" + properties.teamPassword());
    }

    boolean is(String offered) {
        String expected = properties.teamPassword();
        return expected != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
    }
}
