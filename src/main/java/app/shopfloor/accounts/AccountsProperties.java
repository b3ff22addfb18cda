package app.shopfloor.accounts;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who gets in without an account made on screen.
 *
 * @param adminPassword makes the account {@code admin} at the first start; blank for the setup link
 * @param teamPassword lets the team in as viewers; blank for nobody
 * @param secureCookies cookies are for TLS only even where the request does not show it (a proxy that tells nothing)
 */
@ConfigurationProperties("shopfloor.accounts")
record AccountsProperties(
        @Nullable String adminPassword,
        @Nullable String teamPassword,
        @DefaultValue("false") boolean secureCookies) {

    AccountsProperties {
        adminPassword = adminPassword == null || adminPassword.isBlank() ? null : adminPassword;
        teamPassword = teamPassword == null || teamPassword.isBlank() ? null : teamPassword;
    }

    /** Tells which are set, never what they are. */
    @Override
    public String toString() {
        return "AccountsProperties[admin password " + (adminPassword == null ? "not set" : "set") + ", team password "
                + (teamPassword == null ? "not set" : "set") + "]";
    }
}
