package app.shopfloor.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import app.shopfloor.accounts.AccountProblem.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What holds of accounts, on whichever database. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.MOCK)
@ExtendWith(OutputCaptureExtension.class)
abstract class AccountsContract {

    private static final String PASSWORD = "right-horse-battery";

    @Autowired
    Accounts accounts;

    @Autowired
    AccountRecords records;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void empty() {
        jdbc.sql("delete from account").update();
        jdbc.sql("delete from first_admin").update();
        jdbc.sql("delete from audit_entry").update();
    }

    @Test
    void passwordIsKeptOnlyAsAHash() {
        accounts.create("Ada", PASSWORD, Role.ADMIN);

        String kept = records.findByUsername("ada").orElseThrow().passwordHash();
        assertThat(kept).startsWith("{bcrypt}").doesNotContain(PASSWORD);
        assertThat(passwords.matches(PASSWORD, kept)).isTrue();
    }

    @Test
    void passwordsOfTenLettersToSeventyTwoBytesAreTaken() {
        accounts.create("shortest", "x".repeat(10), Role.VIEWER);
        accounts.create("longest", "x".repeat(72), Role.VIEWER);

        assertRefused(Field.PASSWORD, () -> accounts.create("one", "x".repeat(9), Role.VIEWER));
        assertRefused(Field.PASSWORD, () -> accounts.create("two", "x".repeat(73), Role.VIEWER));
        assertRefused(Field.PASSWORD, () -> accounts.create("three", "ü".repeat(37), Role.VIEWER));
    }

    @Test
    void namesAreOneWhateverTheirCase() {
        accounts.create("Ada", PASSWORD, Role.ADMIN);

        assertRefused(Field.USERNAME, () -> accounts.create(" ADA ", PASSWORD, Role.VIEWER));
        assertRefused(Field.USERNAME, () -> accounts.create("Team", PASSWORD, Role.VIEWER));
        assertRefused(Field.USERNAME, () -> accounts.create("a b", PASSWORD, Role.VIEWER));
        assertRefused(Field.USERNAME, () -> accounts.create("", PASSWORD, Role.VIEWER));
    }

    @Test
    void lastEnabledAdminStaysOne() {
        long ada = accounts.create("ada", PASSWORD, Role.ADMIN).id();
        long bob = accounts.create("bob", PASSWORD, Role.ADMIN).id();
        accounts.disable(bob);

        assertRefused(Field.ROLE, () -> accounts.disable(ada));
        assertRefused(Field.ROLE, () -> accounts.delete(ada));
        assertRefused(Field.ROLE, () -> accounts.changeRole(ada, Role.OPERATOR));
        accounts.enable(bob);
        accounts.changeRole(ada, Role.OPERATOR);
        assertRefused(Field.ROLE, () -> accounts.delete(bob));
    }

    @Test
    void twoAdminsThatDemoteEachOtherAtOnceLeaveOne() throws InterruptedException, ExecutionException {
        for (int round = 0; round < 10; round++) {
            long a = accounts.create("a" + round, PASSWORD, Role.ADMIN).id();
            long b = accounts.create("b" + round, PASSWORD, Role.ADMIN).id();

            atOnce(() -> accounts.changeRole(a, Role.VIEWER), () -> accounts.changeRole(b, Role.VIEWER));

            assertThat(admins()).isEqualTo(1);
            jdbc.sql("delete from account").update();
        }
    }

    @Test
    void ofTwoFirstAdminsAtOnceOneIsMade() throws InterruptedException, ExecutionException {
        for (int round = 0; round < 10; round++) {
            int name = round;
            int made = atOnce(
                    () -> accounts.createFirstAdmin("a" + name, PASSWORD),
                    () -> accounts.createFirstAdmin("b" + name, PASSWORD));

            assertThat(made).isEqualTo(1);
            assertThat(accounts.count()).isEqualTo(1);
            empty();
        }
    }

    @Test
    void ownPasswordIsChangedOnlyByWhoKnowsIt() {
        accounts.create("ada", PASSWORD, Role.ADMIN);

        assertRefused(Field.OLD_PASSWORD, () -> accounts.changeOwnPassword("ada", "not-the-one", "another-one-now"));
        assertRefused(Field.OLD_PASSWORD, () -> accounts.changeOwnPassword("team", PASSWORD, "another-one-now"));
        assertRefused(Field.PASSWORD, () -> accounts.changeOwnPassword("ada", PASSWORD, "short"));
        accounts.changeOwnPassword("ada", PASSWORD, "another-one-now");
        accounts.changeOwnPassword("ada", "another-one-now", PASSWORD);
    }

    @Test
    void changesOfAccountsAreAuditedWithoutPasswords() {
        long ada = accounts.create("ada", PASSWORD, Role.ADMIN).id();
        accounts.resetPassword(ada, "another-one-now");

        List<String> entries = jdbc.sql("select who || ': ' || what || ' ' || detail from audit_entry order by id")
                .query(String.class)
                .list();
        assertThat(entries).containsExactly("system: account created ada as ADMIN", "system: password reset ada");
    }

    @Test
    void setupLinkMakesOneAdmin(CapturedOutput output) {
        Setup setup = setup(null);
        setup.open();
        String token = tokens(output).getLast();

        assertThat(setup.admits(null)).isFalse();
        assertThat(setup.admits(token + "x")).isFalse();
        assertRefused(Field.TOKEN, () -> setup.createAdmin("guess", "ada", PASSWORD));
        assertRefused(Field.PASSWORD, () -> setup.createAdmin(token, "ada", "short"));
        assertThat(setup.isOpen()).isTrue();
        setup.createAdmin(token, "ada", PASSWORD);
        assertThat(setup.isOpen()).isFalse();
        assertRefused(Field.TOKEN, () -> setup.createAdmin(token, "eve", PASSWORD));
        assertThat(accounts.count()).isEqualTo(1);
    }

    @Test
    void setupLinkOfOneNodeEndsWhenTheAdminIsMadeOnAnother(CapturedOutput output) {
        Setup here = setup(null);
        Setup there = setup(null);
        here.open();
        there.open();
        List<String> printed = tokens(output);
        String tokenHere = printed.get(printed.size() - 2);
        assertThat(here.admits(tokenHere)).isTrue();
        there.createAdmin(printed.getLast(), "ada", PASSWORD);

        assertThat(here.isOpen()).isFalse();
        assertRefused(Field.TOKEN, () -> here.createAdmin(tokenHere, "eve", PASSWORD));
    }

    @Test
    void everyStartWithoutAnAccountPrintsANewLinkAndNoneOnceThereIsOne(CapturedOutput output) {
        int before = tokens(output).size(); // the application started, too
        Setup first = setup(null);
        Setup second = setup(null);
        first.open();
        second.open();

        assertThat(tokens(output)).hasSize(before + 2).doesNotHaveDuplicates().allMatch(token -> token.length() == 43);
        accounts.create("ada", PASSWORD, Role.ADMIN);
        Setup third = setup(null);
        third.open();
        assertThat(third.isOpen()).isFalse();
        assertThat(tokens(output)).hasSize(before + 2);
    }

    @Test
    void passwordOfTheEnvironmentMakesTheAdminOnceAndIsNeverWrittenOver() {
        setup(PASSWORD).open();
        setup("changed-in-the-file").open();

        String kept = records.findByUsername("admin").orElseThrow().passwordHash();
        assertThat(passwords.matches(PASSWORD, kept)).isTrue();
    }

    @Test
    void shortPasswordOfTheEnvironmentIsSaidAndNotTaken() {
        assertThatIllegalStateException()
                .isThrownBy(() -> setup("admin").open())
                .withMessageContaining("SHOPFLOOR_ADMIN_PASSWORD")
                .withMessageContaining("10");
        assertThat(accounts.count()).isZero();
    }

    private static List<String> tokens(CapturedOutput output) {
        return Pattern.compile("http://localhost:\\d+/setup\\?token=(\\S+)")
                .matcher(output.getOut())
                .results()
                .map(link -> link.group(1))
                .toList();
    }

    private Setup setup(String adminPassword) {
        return new Setup(accounts, new AccountsProperties(adminPassword, null, false), new MockEnvironment());
    }

    private long admins() {
        return accounts.page(0, 100).stream()
                .filter(account -> account.enabled() && account.role() == Role.ADMIN)
                .count();
    }

    /** @return how many succeeded */
    private static int atOnce(Runnable... runs) throws InterruptedException, ExecutionException {
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (Runnable run : runs) {
            calls.add(() -> {
                try {
                    run.run();
                    return true;
                } catch (RuntimeException refused) {
                    return false;
                }
            });
        }
        int succeeded = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(runs.length)) {
            for (Future<Boolean> one : threads.invokeAll(calls)) {
                succeeded += one.get() ? 1 : 0;
            }
        }
        return succeeded;
    }

    private static void assertRefused(Field field, ThrowingCallable call) {
        assertThatExceptionOfType(AccountProblem.class)
                .isThrownBy(call)
                .satisfies(problem -> assertThat(problem.field()).isEqualTo(field));
    }
}
