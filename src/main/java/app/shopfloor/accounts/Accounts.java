package app.shopfloor.accounts;

import app.shopfloor.accounts.AccountProblem.Field;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The accounts module's front door: who may sign in, and as what. */
@Service
public class Accounts {

    private final AccountRecords accounts;
    private final PasswordEncoder passwords;
    private final RememberedSignIns remembered;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Accounts(
            AccountRecords accounts,
            PasswordEncoder passwords,
            RememberedSignIns remembered,
            JdbcClient jdbc,
            Audit audit,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.remembered = remembered;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public long count() {
        return accounts.count();
    }

    /** A page of accounts by username. */
    @Transactional(readOnly = true)
    public List<UserAccount> page(int number, int size) {
        return accounts.findAllByOrderByUsername(PageRequest.of(number, size)).stream()
                .map(Account::seen)
                .toList();
    }

    /** @throws AccountProblem when the username is not usable or taken, or the password too short or too long */
    @Transactional
    public UserAccount create(String username, String password, Role role) {
        String name = username.strip().toLowerCase(Locale.ROOT);
        checkUsername(name);
        checkPassword(password);
        if (accounts.findByUsername(name).isPresent()) {
            throw taken(name);
        }
        try {
            Account account = accounts.saveAndFlush(new Account(name, hash(password), role, clock.instant()));
            audit.record("account created", name + " as " + role);
            return account.seen();
        } catch (DataIntegrityViolationException another) {
            throw taken(name);
        }
    }

    /** @throws AccountProblem about the {@link Field#TOKEN} when there is an account already, else as {@link #create} */
    @Transactional
    UserAccount createFirstAdmin(String username, String password) {
        if (accounts.count() > 0) {
            throw notFirst();
        }
        UserAccount admin = create(username, password, Role.ADMIN);
        try {
            jdbc.sql("insert into first_admin (id, username) values (1, ?)")
                    .param(admin.username())
                    .update();
        } catch (DataIntegrityViolationException another) {
            throw notFirst();
        }
        return admin;
    }

    /** @throws AccountProblem when it would leave nobody who is an admin */
    @Transactional
    public void changeRole(long id, Role role) {
        Account account = required(id);
        if (role != Role.ADMIN) {
            keepAnAdmin(account);
        }
        account.play(role);
        remembered.forget(account.username());
        audit.record("role changed", account.username() + " to " + role);
    }

    /** Sets a password without knowing the old one; ends what was remembered. */
    @Transactional
    public void resetPassword(long id, String password) {
        checkPassword(password);
        Account account = required(id);
        account.takePasswordHash(hash(password));
        remembered.forget(account.username());
        audit.record("password reset", account.username());
    }

    /** @throws AccountProblem when the old password is wrong or the new one not usable */
    @Transactional
    public void changeOwnPassword(String username, String oldPassword, String newPassword) {
        Account account = accounts.findByUsername(username)
                .orElseThrow(() -> new AccountProblem(Field.OLD_PASSWORD, "This account has no password of its own"));
        if (isTooLong(oldPassword) || !passwords.matches(oldPassword, account.passwordHash())) {
            throw new AccountProblem(Field.OLD_PASSWORD, "That is not your current password");
        }
        checkPassword(newPassword);
        account.takePasswordHash(hash(newPassword));
        remembered.forget(username);
        audit.record("password changed", username);
    }

    @Transactional
    public void enable(long id) {
        Account account = required(id);
        account.enable();
        audit.record("account enabled", account.username());
    }

    /** @throws AccountProblem when it would leave nobody who is an admin */
    @Transactional
    public void disable(long id) {
        Account account = required(id);
        keepAnAdmin(account);
        account.disable();
        remembered.forget(account.username());
        audit.record("account disabled", account.username());
    }

    /** @throws AccountProblem when it would leave nobody who is an admin */
    @Transactional
    public void delete(long id) {
        Account account = required(id);
        keepAnAdmin(account);
        accounts.delete(account);
        remembered.forget(account.username());
        audit.record("account deleted", account.username());
    }

    private void keepAnAdmin(Account account) {
        if (account.rules() && accounts.lockAdmins().size() <= 1) {
            throw new AccountProblem(
                    Field.ROLE, account.username() + " is the only admin; make another account an admin first");
        }
    }

    private Account required(long id) {
        return accounts.findById(id)
                .orElseThrow(() -> new AccountProblem(Field.USERNAME, "This account has been deleted meanwhile"));
    }

    private String hash(String password) {
        return String.valueOf(passwords.encode(password));
    }

    private static AccountProblem notFirst() {
        return new AccountProblem(Field.TOKEN, "The first admin has been made already; sign in instead.");
    }

    private static AccountProblem taken(String name) {
        return new AccountProblem(Field.USERNAME, "There is an account “" + name + "” already");
    }

    private static void checkUsername(String name) {
        if (!name.matches("[a-z0-9._@+-]{1," + UserAccount.MAX_USERNAME + "}")) {
            throw new AccountProblem(
                    Field.USERNAME,
                    "A username has 1 to " + UserAccount.MAX_USERNAME + " letters, digits or . _ @ + -");
        }
        if (name.equals(TeamPassword.USERNAME)) {
            throw new AccountProblem(Field.USERNAME, "“" + name + "” is the name of the team's shared sign-in");
        }
    }

    private static void checkPassword(String password) {
        if (password.length() < UserAccount.MIN_PASSWORD) {
            throw new AccountProblem(
                    Field.PASSWORD, "A password has at least " + UserAccount.MIN_PASSWORD + " characters");
        }
        if (isTooLong(password)) {
            throw new AccountProblem(
                    Field.PASSWORD,
                    "A password has at most " + UserAccount.MAX_PASSWORD
                            + " characters, fewer when there are letters like ü or emoji among them");
        }
    }

    /** Counts bytes: so does bcrypt, which refuses to hash more. */
    static boolean isTooLong(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > UserAccount.MAX_PASSWORD;
    }
}
