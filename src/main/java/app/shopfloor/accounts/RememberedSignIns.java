package app.shopfloor.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.authentication.RememberMeServices;
import org.springframework.security.web.authentication.rememberme.AbstractRememberMeServices;
import org.springframework.security.web.authentication.rememberme.InvalidCookieException;
import org.springframework.security.web.authentication.rememberme.RememberMeAuthenticationException;

/**
 * “Stay signed in”: the cookie holds a series and a random token, the database the series and the token's hash. The token
 * stays the same until sign-out, so that a browser that opens several tabs at once is not taken for a thief.
 */
class RememberedSignIns extends AbstractRememberMeServices implements RememberMeServices {

    private static final int RANDOM_BYTES = 32;

    private final JdbcClient jdbc;
    private final SessionRegistry sessions;
    private final TeamPassword team;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    RememberedSignIns(SignInUsers users, JdbcClient jdbc, SessionRegistry sessions, TeamPassword team, Clock clock) {
        // The key only marks authentications of this run as ours; cookies carry nothing that is signed with it.
        super(random(new SecureRandom()), users);
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.team = team;
        this.clock = clock;
    }

    /** Ends everything of an account: what was remembered, and the sessions that are open now. */
    void forget(String username) {
        jdbc.sql("delete from remembered_sign_in where username = ?")
                .param(username)
                .update();
        UserDetails user = User.withUsername(username).password("").build();
        sessions.getAllSessions(user, false).forEach(session -> session.expireNow());
    }

    @Override
    protected void onLoginSuccess(HttpServletRequest request, HttpServletResponse response, Authentication signedIn) {
        String series = random(random);
        String token = random(random);
        forgetExpired();
        jdbc.sql("insert into remembered_sign_in (series, username, token_hash, last_used) values (?, ?, ?, ?)")
                .param(series)
                .param(signedIn.getName())
                .param(hash(signedIn.getName(), token))
                .param(now().atOffset(ZoneOffset.UTC))
                .update();
        setCookie(new String[] {series, token}, getTokenValiditySeconds(), request, response);
    }

    private record Row(String username, String tokenHash, Instant lastUsed) {}

    @Override
    protected UserDetails processAutoLoginCookie(
            String[] cookie, HttpServletRequest request, HttpServletResponse response) {
        if (cookie.length != 2) {
            throw new InvalidCookieException("The cookie has two parts");
        }
        Row row = jdbc.sql("select username, token_hash, last_used from remembered_sign_in where series = ?")
                .param(cookie[0])
                .query((result, number) -> new Row(
                        result.getString(1),
                        result.getString(2),
                        result.getObject(3, OffsetDateTime.class).toInstant()))
                .optional()
                .orElseThrow(() -> new RememberMeAuthenticationException("Nothing is remembered"));
        boolean same = MessageDigest.isEqual(
                row.tokenHash().getBytes(StandardCharsets.UTF_8),
                hash(row.username(), cookie[1]).getBytes(StandardCharsets.UTF_8));
        if (!same || row.lastUsed().plusSeconds(getTokenValiditySeconds()).isBefore(now())) {
            throw new RememberMeAuthenticationException("What is remembered does not hold");
        }
        jdbc.sql("update remembered_sign_in set last_used = ? where series = ?")
                .param(now().atOffset(ZoneOffset.UTC))
                .param(cookie[0])
                .update();
        return getUserDetailsService().loadUserByUsername(row.username());
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication signedOut) {
        String cookie = extractRememberMeCookie(request);
        if (cookie != null) {
            try {
                jdbc.sql("delete from remembered_sign_in where series = ?")
                        .param(decodeCookie(cookie)[0])
                        .update();
            } catch (InvalidCookieException unreadable) {
                // Nothing of ours is remembered by it; it is deleted below.
                logger.debug("An unreadable cookie is deleted", unreadable);
            }
        }
        super.logout(request, response, signedOut);
    }

    private void forgetExpired() {
        jdbc.sql("delete from remembered_sign_in where last_used < ?")
                .param(now().minusSeconds(getTokenValiditySeconds()).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The team's tokens hold only as long as its password is the same. */
    private String hash(String username, String token) {
        String salt = username.equals(TeamPassword.USERNAME) ? team.fingerprint() : "";
        return sha256(token + salt);
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Instant now() {
        return clock.instant();
    }

    private static String random(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
