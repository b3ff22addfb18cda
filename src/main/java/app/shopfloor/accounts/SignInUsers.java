package app.shopfloor.accounts;

import java.util.Locale;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Who may sign in, as Spring Security asks. */
@Component
class SignInUsers implements UserDetailsService {

    private final AccountRecords accounts;
    private final TeamPassword team;

    SignInUsers(AccountRecords accounts, TeamPassword team) {
        this.accounts = accounts;
        this.team = team;
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        String name = username.strip().toLowerCase(Locale.ROOT);
        if (name.equals(TeamPassword.USERNAME) && team.isSet()) {
            return teamUser();
        }
        return accounts.findByUsername(name)
                .map(account -> User.withUsername(account.username())
                        .password(account.passwordHash())
                        .roles(roles(account.role()))
                        .disabled(!account.isEnabled())
                        .build())
                .orElseThrow(() -> UsernameNotFoundException.fromUsername(name));
    }

    boolean knows(String username) {
        return accounts.findByUsername(username).isPresent();
    }

    /** The team has no hash to compare with: its password is in the environment. */
    static UserDetails teamUser() {
        return User.withUsername(TeamPassword.USERNAME)
                .password("")
                .roles(roles(Role.VIEWER))
                .build();
    }

    private static String[] roles(Role role) {
        return role.included().stream().map(Enum::name).toArray(String[]::new);
    }
}
