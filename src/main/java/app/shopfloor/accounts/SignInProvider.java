package app.shopfloor.accounts;

import java.util.Locale;
import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Signs in by username and password, or by the team's password alone; slows down whoever guesses. */
@Component
class SignInProvider implements AuthenticationProvider {

    private final DaoAuthenticationProvider byAccount;
    private final SignInUsers users;
    private final TeamPassword team;
    private final SignInThrottle throttle;
    private final Audit audit;

    SignInProvider(
            SignInUsers users, PasswordEncoder passwords, TeamPassword team, SignInThrottle throttle, Audit audit) {
        this.byAccount = new DaoAuthenticationProvider(users);
        this.byAccount.setPasswordEncoder(passwords);
        // Whether an account is disabled is looked at after its password, which takes as long as for any other.
        this.byAccount.setPreAuthenticationChecks(user -> {});
        this.byAccount.setPostAuthenticationChecks(new AccountStatusUserDetailsChecker());
        this.users = users;
        this.team = team;
        this.throttle = throttle;
        this.audit = audit;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String name = attempt.getName().strip().toLowerCase(Locale.ROOT);
        boolean asTeam = name.isEmpty() || name.equals(TeamPassword.USERNAME);
        String account = asTeam ? TeamPassword.USERNAME : name;
        String address = attempt.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "unknown";
        throttle.attempt(account, address);
        try {
            Authentication signedIn = asTeam ? asTeam(attempt) : byAccount(attempt);
            throttle.succeeded(account, address);
            audit.record(account, "signed in", "from " + address);
            return signedIn;
        } catch (AuthenticationException wrong) {
            // A name that is no account may be a password, typed one field too early.
            String who = asTeam || users.knows(account) ? account : "unknown";
            audit.record(who, "sign-in refused", "from " + address);
            throw wrong;
        }
    }

    private Authentication byAccount(Authentication attempt) {
        if (Accounts.isTooLong(String.valueOf(attempt.getCredentials()))) {
            throw new BadCredentialsException("too long to be a password");
        }
        try {
            return byAccount.authenticate(attempt);
        } catch (DisabledException disabled) {
            throw new BadCredentialsException("disabled", disabled);
        }
    }

    private Authentication asTeam(Authentication attempt) {
        if (!team.is(String.valueOf(attempt.getCredentials()))) {
            throw new BadCredentialsException("not the team's password");
        }
        var user = SignInUsers.teamUser();
        var signedIn = UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities());
        signedIn.setDetails(attempt.getDetails());
        return signedIn;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
