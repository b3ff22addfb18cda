package app.shopfloor.accounts;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who did what, and when: kept with the data, never changed. */
@Component
class Audit {

    static final int MAX_DETAIL = 500;
    private static final AuthenticationTrustResolver TRUST = new AuthenticationTrustResolverImpl();

    private final JdbcClient jdbc;
    private final Clock clock;

    Audit(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Records what the signed-in person does, or the application itself where nobody is signed in. */
    void record(String what, String detail) {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        record(TRUST.isAuthenticated(who) ? who.getName() : "system", what, detail);
    }

    void record(String who, String what, String detail) {
        jdbc.sql("insert into audit_entry (at, who, what, detail) values (?, ?, ?, ?)")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(cut(who, UserAccount.MAX_USERNAME))
                .param(what)
                .param(cut(detail, MAX_DETAIL))
                .update();
    }

    private static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max);
    }
}
