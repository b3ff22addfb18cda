package app.shopfloor.base.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class DatabaseUrlTest {

    private static final String EXTRA = "ApplicationName=shopfloor&reWriteBatchedInserts=true";

    @Test
    void hostingServicesFormIsUnderstoodAndItsCredentialsTakenOut() {
        DatabaseUrl url = DatabaseUrl.parse("postgres://ana:p%40ss+word%3A@db.example:6543/shop?sslmode=require");
        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:6543/shop?sslmode=require&" + EXTRA);
        assertThat(url.user()).isEqualTo("ana");
        assertThat(url.password()).isEqualTo("p@ss+word:");
        assertThat(url.toString()).doesNotContain("p@ss");
    }

    @Test
    void theDriversOwnFormIsUnderstoodWithCredentialsInItsParameters() {
        DatabaseUrl url =
                DatabaseUrl.parse(" jdbc:postgresql://localhost/shop?user=ana&password=secret&ApplicationName=mine ");
        assertThat(url.jdbcUrl())
                .isEqualTo("jdbc:postgresql://localhost/shop?ApplicationName=mine&reWriteBatchedInserts=true");
        assertThat(url.user()).isEqualTo("ana");
        assertThat(url.password()).isEqualTo("secret");
    }

    @Test
    void credentialsMayBeMissing() {
        assertThat(DatabaseUrl.parse("postgresql://localhost/shop"))
                .isEqualTo(new DatabaseUrl("jdbc:postgresql://localhost/shop?" + EXTRA, null, null));
    }

    @Test
    void whatIsNotPostgresIsRefusedWithoutRepeatingIt() {
        for (String text : new String[] {
            "mysql://ana:secret@host/db",
            "jdbc:h2:mem:secret",
            "postgres://ana:sec ret@host/db",
            "postgres://secret",
            "secret"
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DatabaseUrl.parse(text))
                    .withMessageContaining("DATABASE_URL")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret", "sec ret"));
        }
    }

    @Test
    void databaseUrlBecomesTheDataSourceAndAnEmptyOneChangesNothing() {
        MockEnvironment environment =
                new MockEnvironment().withProperty("DATABASE_URL", "postgres://ana:secret@host/shop");
        new StoreEnvironment().postProcessEnvironment(environment, new SpringApplication());
        assertThat(environment.getProperty("spring.datasource.url")).startsWith("jdbc:postgresql://host/shop");
        assertThat(environment.getProperty("spring.datasource.username")).isEqualTo("ana");
        assertThat(environment.getProperty("spring.datasource.password")).isEqualTo("secret");

        MockEnvironment empty = new MockEnvironment().withProperty("DATABASE_URL", " ");
        new StoreEnvironment().postProcessEnvironment(empty, new SpringApplication());
        assertThat(empty.containsProperty("spring.datasource.url")).isFalse();
    }
}
