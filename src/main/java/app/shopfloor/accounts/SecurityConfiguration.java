package app.shopfloor.accounts;

import com.vaadin.flow.spring.security.RequestUtil;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.session.HttpSessionEventPublisher;

/** What is denied, which is everything, and the few things that are not. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccountsProperties.class)
class SecurityConfiguration {

    private static final String PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
    private static final String SIGN_IN = "/login";
    private static final int FOUR_WEEKS = 28 * 24 * 60 * 60;

    /** The files that the sign-in page needs, and those that every page has. */
    private static final String[] STATIC_FILES = {
        "/*.css",
        "/*.js",
        "/*.svg",
        "/*.png",
        "/favicon.ico",
        "/manifest.webmanifest",
        "/apexcharts/**",
        "/fonts/**",
        "/icons/**",
        "/aura/**"
    };

    /** Senders and probes: no session, no sign-in page, a plain status for an answer. */
    @Bean
    @Order(1)
    SecurityFilterChain machines(HttpSecurity http) {
        http.securityMatcher("/webhooks/**", "/actuator/**")
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/webhooks/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/actuator/health")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .csrf(CsrfConfigurer::disable)
                .requestCache(cache -> cache.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND)));
        headers(http);
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain people(
            HttpSecurity http,
            RememberedSignIns remembered,
            SignInAnswers answers,
            SessionRegistry sessions,
            RequestUtil vaadinRequests) {
        // The provider is not named here: as a bean it stands behind every chain, and named twice it would count tries
        // twice.
        http
                // Vaadin's own would leave the sign-in form out: another site could sign somebody in as somebody else.
                .csrf(csrf -> csrf.ignoringRequestMatchers(vaadinRequests::isFrameworkInternalRequest))
                .exceptionHandling(failures -> failures.defaultAccessDeniedHandlerFor(
                        answers, PathPatternRequestMatcher.pathPattern(HttpMethod.POST, SIGN_IN)))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, STATIC_FILES)
                        .permitAll())
                .sessionManagement(session -> session.maximumSessions(-1)
                        .sessionRegistry(sessions)
                        .expiredSessionStrategy(new EndedSession(SIGN_IN + "?expired")))
                .rememberMe(remember -> remember.rememberMeServices(remembered).key(remembered.getKey()))
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.loginView(SIGN_IN, SIGN_IN + "?out").enableCsrfConfiguration(false))
                .formLogin(form -> form.failureHandler(answers));
        headers(http);
        return http.build();
    }

    private static void headers(HttpSecurity http) {
        http.headers(headers -> headers.contentSecurityPolicy(
                        csp -> csp.policyDirectives(ContentSecurityPolicy.OF_FILES))
                .frameOptions(frames -> frames.deny())
                // Says nothing of other sites below the same name: they are not ours.
                .httpStrictTransportSecurity(tls -> tls.includeSubDomains(false))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS))
                // Vaadin answers through a response of its own, past the wrapper that would write them when it commits.
                .withObjectPostProcessor(new ObjectPostProcessor<HeaderWriterFilter>() {
                    @Override
                    public <F extends HeaderWriterFilter> F postProcess(F filter) {
                        filter.setShouldWriteHeadersEagerly(true);
                        return filter;
                    }
                }));
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    SessionRegistry sessionRegistry() {
        return new SessionRegistryImpl();
    }

    /** Tells the registry which sessions have ended. */
    @Bean
    ServletListenerRegistrationBean<HttpSessionEventPublisher> sessionEvents() {
        return new ServletListenerRegistrationBean<>(new HttpSessionEventPublisher());
    }

    @Bean
    RememberedSignIns rememberedSignIns(
            SignInUsers users,
            JdbcClient jdbc,
            SessionRegistry sessions,
            TeamPassword team,
            AccountsProperties properties,
            Clock clock) {
        RememberedSignIns remembered = new RememberedSignIns(users, jdbc, sessions, team, clock);
        remembered.setTokenValiditySeconds(FOUR_WEEKS);
        if (properties.secureCookies()) {
            remembered.setUseSecureCookie(true);
        }
        remembered.setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Lax"));
        return remembered;
    }
}
