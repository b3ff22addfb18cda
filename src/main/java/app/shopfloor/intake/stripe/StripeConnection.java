package app.shopfloor.intake.stripe;

import static app.shopfloor.intake.stripe.StripeJson.text;

import app.shopfloor.intake.Runs;
import app.shopfloor.intake.stripe.StripeApi.Question;
import app.shopfloor.intake.stripe.StripeProblem.Kind;
import app.shopfloor.intake.stripe.StripeProperties.Mode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** Tries whether Stripe can be asked, and for what. */
@Service
public class StripeConnection {

    /** What a restricted key must be allowed to read, as Stripe's dashboard calls it. */
    public static final List<String> PERMISSIONS = Arrays.stream(StripeStep.values())
            .map(StripeStep::permission)
            .distinct()
            .sorted()
            .toList();

    private final StripeApi api;
    private final StripeProperties properties;
    private final Runs runs;

    StripeConnection(StripeApi api, StripeProperties properties, Runs runs) {
        this.api = api;
        this.properties = properties;
        this.runs = runs;
    }

    /**
     * What a test found.
     *
     * @param account the account's id, or null where the key may not tell
     * @param name how the account calls itself, or null where the key may not tell
     * @param mode “live” or “test”, or null where the key does not tell
     * @param access what the key may read, and what not
     * @param problem what is wrong and what to do about it; null when all can be read
     */
    public record Test(
            @Nullable String account,
            @Nullable String name,
            @Nullable String mode,
            List<Access> access,
            @Nullable String problem) {

        public boolean works() {
            return problem == null;
        }
    }

    /**
     * @param what “Charges”
     * @param permission what the dashboard calls what a restricted key needs for it
     */
    public record Access(String what, String permission, boolean readable) {}

    /** Asks for one object of each kind, once. Takes some seconds at most when Stripe answers; not for a UI's own thread. */
    public Test test() {
        if (!properties.hasApiKey()) {
            return new Test(null, null, null, List.of(), StripeProblems.NO_KEY);
        }
        Map<StripeStep, StripeProblem> problems = new EnumMap<>(StripeStep.class);
        JsonNode account;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<JsonNode> owner = threads.submit(this::account);
            Map<StripeStep, Future<?>> answers = new EnumMap<>(StripeStep.class);
            for (StripeStep step : StripeStep.values()) {
                if (step != StripeStep.PAYOUT_CONTENTS) {
                    answers.put(step, threads.submit(() -> api.askOnce(question(step))));
                }
            }
            answers.forEach((step, answer) -> {
                StripeProblem problem = problem(answer);
                if (problem != null) {
                    problems.put(step, problem);
                }
            });
            account = problem(owner) == null ? owner.resultNow() : StripeApi.JSON.missingNode();
        }
        List<Access> access = new ArrayList<>();
        for (StripeStep step : StripeStep.values()) {
            if (step != StripeStep.PAYOUT_CONTENTS) {
                access.add(new Access(step.label(), step.permission(), !problems.containsKey(step)));
            }
        }
        String problem = summary(List.copyOf(problems.values()));
        runs.found(StripeSync.SOURCE, problem);
        return new Test(text(account, "id"), name(account), mode(), access, problem);
    }

    private JsonNode account() {
        return api.askOnce(new Question("/v1/account", Map.of(), List.of(), null, "the account", "Account"))
                .body();
    }

    private static Question question(StripeStep step) {
        return new Question(
                step.path(),
                Map.of("limit", "1"),
                List.of(),
                null,
                step.label().toLowerCase(Locale.ROOT),
                step.permission());
    }

    private static @Nullable StripeProblem problem(Future<?> answer) {
        try {
            answer.get();
            return null;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StripeProblem problem) {
                return problem;
            }
            throw new IllegalStateException("Stripe could not be asked", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new StripeProblem(Kind.NETWORK, "The test was broken off.");
        }
    }

    /** What keeps anything from working first, else all that may not be read. */
    private static @Nullable String summary(List<StripeProblem> problems) {
        return problems.stream()
                .filter(problem -> problem.kind() != Kind.NO_PERMISSION)
                .findFirst()
                .map(StripeProblem::words)
                .orElseGet(() -> problems.isEmpty()
                        ? null
                        : problems.stream().map(StripeProblem::words).distinct().collect(Collectors.joining(" ")));
    }

    private static @Nullable String name(JsonNode account) {
        String shown = text(account.path("settings").path("dashboard"), "display_name");
        return shown != null ? shown : text(account.path("business_profile"), "name");
    }

    private @Nullable String mode() {
        Mode mode = properties.keyMode();
        return mode == Mode.AUTO ? null : mode.name().toLowerCase(Locale.ROOT);
    }
}
