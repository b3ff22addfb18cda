package app.shopfloor.accounts;

import app.shopfloor.testing.MovableClock;
import app.shopfloor.testing.TestDatabase;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole application on a real port, in memory, with one admin, a team password and a clock of the test's. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "shopfloor.accounts.admin-password=" + AccountsOnTheWire.PASSWORD,
            "shopfloor.accounts.team-password=" + AccountsOnTheWire.TEAM
        })
@Import(AccountsOnTheWire.Time.class)
abstract class AccountsOnTheWire {

    static final String PASSWORD = "right-horse-battery";
    static final String TEAM = "we-all-know-this-one";

    @LocalServerPort
    int port;

    @Autowired
    MovableClock clock;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        TestDatabase.h2().register(properties);
    }

    Browser browser() {
        return new Browser(port);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock(Instant.parse("2026-11-20T08:00:00Z"));
        }
    }
}
