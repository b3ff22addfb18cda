package app.shopfloor.accounts;

import java.util.Locale;
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
    private final TeamPassword team;
    private final SignInThrottle throttle;
    private final Audit audit;

    SignInProvider(
            SignInUsers users, PasswordEncoder passwords, TeamPassword team, SignInThrottle throttle, Audit audit) {
        this.byAccount = new DaoAuthenticationProvider(users);
        this.byAccount.setPasswordEncoder(passwords);
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
            audit.record(account, "sign-in refused", "from " + address);
            throw wrong;
        }
    }

    private Authentication byAccount(Authentication attempt) {
        if (String.valueOf(attempt.getCredentials()).length() > UserAccount.MAX_PASSWORD) {
            throw new BadCredentialsException("too long to be a password");
        }
        try {
            return byAccount.authenticate(attempt);
        } catch (DisabledException disabled) {
            // Whether an account exists is not told to who does not know its password, and its password is not asked
            // here.
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
