package app.shopfloor.intake.stripe;

import static app.shopfloor.intake.stripe.StripeJson.text;

import app.shopfloor.intake.stripe.StripeApi.Question;
import app.shopfloor.intake.stripe.StripeProblem.Kind;
import com.stripe.net.StripeResponse;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts what goes wrong with Stripe into words for people who can act on it. Stripe's own words are not passed on: they quote parts
 * of the key.
 */
final class StripeProblems {

    private static final Pattern PERMISSION = Pattern.compile("'?\\b(rak_[a-z0-9_]{1,80})\\b'?");
    private static final Pattern PLAIN = Pattern.compile("[a-zA-Z0-9_.\\[\\]]{1,80}");
    private static final JsonMapper JSON = new JsonMapper();
    static final String NO_KEY =
            "There is no API key: set STRIPE_API_KEY (a restricted key that may read suffices) and start again.";

    /** How Stripe's dashboard calls the permissions that its API names. */
    private static final Map<String, String> PERMISSIONS = Map.ofEntries(
            Map.entry("rak_balance_read", "Balance"),
            Map.entry("rak_balance_transaction_source_read", "Balance transaction sources"),
            Map.entry("rak_charge_read", "Charges and Refunds"),
            Map.entry("rak_checkout_session_read", "Checkout Sessions"),
            Map.entry("rak_customer_read", "Customers"),
            Map.entry("rak_dispute_read", "Disputes"),
            Map.entry("rak_event_read", "Events"),
            Map.entry("rak_invoice_read", "Invoices"),
            Map.entry("rak_payment_intent_read", "PaymentIntents"),
            Map.entry("rak_payout_read", "Payouts"),
            Map.entry("rak_plan_read", "Prices"),
            Map.entry("rak_product_read", "Products"),
            Map.entry("rak_refund_read", "Refunds"));

    private StripeProblems() {}

    static StripeProblem of(StripeResponse answer, Question question) {
        String what = question.what();
        JsonNode error = error(answer.body());
        int status = answer.code();
        String code = text(error, "code");
        if (status == 401) {
            return new StripeProblem(
                    Kind.WRONG_KEY,
                    code != null && code.equals("api_key_expired")
                            ? "Stripe says that the API key has expired. Make a new one in Stripe's dashboard (Developers ›"
                                    + " API keys), put it into STRIPE_API_KEY and start again."
                            : "Stripe does not accept the API key. Compare STRIPE_API_KEY with the keys in Stripe's dashboard"
                                    + " (Developers › API keys): it may be mistyped, rolled or deleted.");
        }
        if (status == 403) {
            return "account_invalid".equals(code) && question.account() != null
                    ? disconnected(question.account())
                    : forbidden(error, question);
        }
        if (status == 429 || (status == 409 && "lock_timeout".equals(code))) {
            return new StripeProblem(
                    Kind.BUSY,
                    "Stripe turned the question for " + what
                            + " away again and again, because too much is asked of it at once"
                            + " (HTTP " + status
                            + "). Try again later; other programs that use this account may have to slow"
                            + " down.",
                    null,
                    retryAfter(answer));
        }
        if (status >= 500) {
            return new StripeProblem(
                    Kind.SERVER,
                    "Stripe has a fault of its own (HTTP " + status + " for " + what
                            + "). Nothing is wrong here; status.stripe.com tells more, and the next poll tries again.",
                    null,
                    retryAfter(answer));
        }
        String param = plain(text(error, "param"));
        String detail = code == null ? "" : ", " + plain(code);
        return new StripeProblem(
                Kind.REFUSED,
                "Stripe refused the question for " + what + " (HTTP " + status + detail
                        + (param == null ? "" : ", about " + param)
                        + "). If STRIPE_API_BASE is set, check that it points to Stripe's API.",
                param,
                null);
    }

    private static StripeProblem disconnected(String account) {
        return new StripeProblem(
                Kind.NO_ACCOUNT,
                "Stripe no longer lets this API key read the connected account " + account
                        + ": reconnect it in Stripe's dashboard and press Resync, or take “Counts” away from it.");
    }

    private static StripeProblem forbidden(JsonNode error, Question question) {
        String what = question.account() == null
                ? question.what()
                : question.what() + " of the account " + question.account();
        String message = text(error, "message");
        Matcher named = PERMISSION.matcher(message == null ? "" : message);
        String name = named.find() ? named.group(1) : null;
        return new StripeProblem(
                Kind.NO_PERMISSION,
                "The API key may not read " + what + ". In Stripe's dashboard (Developers › API keys) set “"
                        + PERMISSIONS.getOrDefault(String.valueOf(name), question.permission()) + "” of the key to Read"
                        + (name == null ? "" : " (Stripe calls it " + name + ")") + ".",
                name,
                null);
    }

    static StripeProblem of(Throwable failure, String host) {
        Throwable root = failure;
        for (Throwable t = failure; t != null; t = t.getCause()) {
            root = t;
            if (t instanceof SSLHandshakeException || t instanceof SSLPeerUnverifiedException) {
                return new StripeProblem(
                        Kind.TLS,
                        "The connection to " + host
                                + " cannot be trusted (TLS). Check this machine's date, its certificates,"
                                + " and whether a proxy stands in between.");
            }
        }
        String why = switch (root) {
            case UnknownHostException e -> "its name cannot be resolved. Check this machine's network and DNS.";
            case SocketTimeoutException e -> "it does not answer in time. Check this machine's network and firewall.";
            default -> "the connection fails or breaks off. Check this machine's network and firewall.";
        };
        return new StripeProblem(Kind.NETWORK, "Stripe cannot be reached at " + host + ": " + why);
    }

    static StripeProblem unreadable(String what) {
        return new StripeProblem(
                Kind.UNREADABLE,
                "Stripe's answer to the question for " + what + " cannot be read: it is cut off, or not Stripe's. If"
                        + " STRIPE_API_BASE is set, check it; a proxy in between may spoil answers.");
    }

    private static @Nullable Duration retryAfter(StripeResponse answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,5}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(null);
    }

    private static @Nullable String plain(@Nullable String text) {
        return text != null && PLAIN.matcher(text).matches() ? text : null;
    }

    private static JsonNode error(String body) {
        try {
            return JSON.readTree(body).path("error");
        } catch (JacksonException notJson) {
            return JSON.missingNode();
        }
    }
}
