package app.shopfloor.sales.ui;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.shopfloor.base.live.Pulses;
import app.shopfloor.sales.Sales;
import app.shopfloor.sales.SalesFilter;
import app.shopfloor.sales.SalesSnapshot;
import app.shopfloor.sales.SalesSnapshot.LatestSale;
import app.shopfloor.shared.DayRange;
import com.vaadin.flow.spring.annotation.EnableVaadin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** Starts the application on made-up sales, with everybody an admin, to look at the screen while it is designed. */
final class SalesScreenPreview {

    public static void main(String[] args) {
        SpringApplication.from(any -> SpringApplication.run(Screens.class, any))
                .with(MadeUp.class)
                .run(args);
    }

    /** The screens alone: no intake, no accounts. A test configuration, so that no test of the application scans it. */
    @TestConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableVaadin({"app.shopfloor.base", "app.shopfloor.sales"})
    @ComponentScan(
            basePackages = {"app.shopfloor.base", "app.shopfloor.sales"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
    static class Screens {}

    @TestConfiguration(proxyBeanMethods = false)
    static class MadeUp {

        private static final AtomicLong SALES = new AtomicLong(100);

        @Bean
        @Primary
        Sales madeUpSales() {
            Sales sales = mock(Sales.class);
            when(sales.snapshot(any())).thenAnswer(call -> snapshot(call.getArgument(0)));
            return sales;
        }

        @Bean
        Object ticking(Pulses pulses) {
            Executors.newSingleThreadScheduledExecutor()
                    .scheduleAtFixedRate(
                            () -> {
                                SALES.incrementAndGet();
                                pulses.changed(Sales.SALES);
                            },
                            15,
                            15,
                            TimeUnit.SECONDS);
            return new Object();
        }

        @Bean
        @Order(-100)
        SecurityFilterChain everybodyIsAnAdmin(HttpSecurity http) throws Exception {
            return http.csrf(csrf -> csrf.disable())
                    .authorizeHttpRequests(all -> all.anyRequest().permitAll())
                    .addFilterBefore(
                            (request, response, chain) -> {
                                SecurityContextHolder.getContext()
                                        .setAuthentication(new TestingAuthenticationToken(
                                                "lena", "", "ROLE_ADMIN", "ROLE_OPERATOR", "ROLE_VIEWER"));
                                chain.doFilter(request, response);
                            },
                            AuthorizationFilter.class)
                    .build();
        }

        private static SalesSnapshot snapshot(SalesFilter filter) {
            Instant now = Instant.now();
            LocalDate today = LocalDate.now();
            DayRange range = filter.range() == null ? new DayRange(today.minusDays(399), today) : filter.range();
            if (range.to().getYear() < 2000) {
                return Snapshots.of(range, List.of(), List.of(), false, now);
            }
            if (range.to().getYear() < 2020) {
                return Snapshots.of(range, List.of(), Snapshots.latest(now), true, now);
            }
            if (range.to().getYear() > 2100) {
                throw new IllegalStateException("made up");
            }
            List<LatestSale> latest = new ArrayList<>(Snapshots.latest(now));
            if (SALES.get() > 100) {
                latest.addFirst(Snapshots.sale(SALES.get(), "Walnut pepper mill", 11_800, now));
            }
            return Snapshots.of(
                    range,
                    List.of(
                            Snapshots.in("USD", range, 200_000 + SALES.get() * 1_180),
                            Snapshots.in("EUR", range, 90_000)),
                    latest,
                    true,
                    now);
        }
    }
}
