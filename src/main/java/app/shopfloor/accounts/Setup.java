package app.shopfloor.accounts;

import app.shopfloor.accounts.AccountProblem.Field;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Service;

/**
 * The first start: while there is no account, whoever holds the link that was printed where the application runs may make the
 * first admin. The link's token lives in memory only and is another one after every start.
 */
@Service
public class Setup {

    /** Where the first admin is made; the token follows as {@code ?token=}. */
    public static final String PATH = "setup";

    private static final Logger log = LoggerFactory.getLogger(Setup.class);
    private static final int TOKEN_BYTES = 32;

    private final Accounts accounts;
    private final AccountsProperties properties;
    private final Environment environment;
    private volatile @Nullable String token;

    Setup(Accounts accounts, AccountsProperties properties, Environment environment) {
        this.accounts = accounts;
        this.properties = properties;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(0) // before the line that says the application is ready
    void open() {
        if (accounts.count() > 0) {
            return;
        }
        String password = properties.adminPassword();
        if (password != null) {
            createFromEnvironment(password);
            return;
        }
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        String port = environment.getProperty("local.server.port", "8080");
        log.info(
                "There is no account yet. Make the first admin here: http://localhost:{}/{}?token={}",
                port,
                PATH,
                token);
    }

    private void createFromEnvironment(String password) {
        try {
            accounts.createFirstAdmin("admin", password);
            log.info("Account “admin” was made with the password of SHOPFLOOR_ADMIN_PASSWORD");
        } catch (AccountProblem problem) {
            if (problem.field() == Field.TOKEN) {
                return; // another node was first
            }
            throw new IllegalStateException(
                    "SHOPFLOOR_ADMIN_PASSWORD cannot be used: " + problem.getMessage(), problem);
        }
    }

    /** Whether the first admin can still be made. */
    public boolean isOpen() {
        return token != null && accounts.count() == 0;
    }

    /** Whether this is the token of the link that was printed. */
    public boolean admits(@Nullable String offered) {
        String expected = token;
        return expected != null
                && offered != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws AccountProblem when the token is wrong or used, or as {@link Accounts#create} */
    public synchronized UserAccount createAdmin(@Nullable String offered, String username, String password) {
        if (!admits(offered)) {
            throw new AccountProblem(
                    Field.TOKEN,
                    "This link was used or is no longer valid. The newest one is printed when Shopfloor starts.");
        }
        UserAccount admin = accounts.createFirstAdmin(username, password);
        token = null;
        return admin;
    }
}
