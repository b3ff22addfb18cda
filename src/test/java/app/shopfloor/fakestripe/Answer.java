package app.shopfloor.fakestripe;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What is answered to a request. */
record Answer(int status, String type, Map<String, String> headers, byte[] body) {

    private static final JsonMapper JSON = new JsonMapper();

    static Answer ok(byte[] json) {
        return new Answer(200, "application/json", Map.of(), json);
    }

    /** Stripe's error object; names and values of further fields alternate, those without value are left out. */
    static Answer error(int status, String type, String code, String message, String param) {
        Map<String, Object> error = new LinkedHashMap<>();
        if (code != null) {
            error.put("code", code);
        }
        error.put("message", message);
        if (param != null) {
            error.put("param", param);
        }
        error.put("type", type);
        return new Answer(status, "application/json", Map.of(), JSON.writeValueAsBytes(Map.of("error", error)));
    }

    static Answer invalid(String message, String param) {
        return error(400, "invalid_request_error", null, message, param);
    }

    static Answer of(Fault fault) {
        return switch (fault) {
            case Fault.RateLimited limited ->
                error(
                                429,
                                "invalid_request_error",
                                "rate_limit",
                                "Request rate limit exceeded. Learn more about rate limits here"
                                        + " https://stripe.com/docs/rate-limits.",
                                null)
                        .with(
                                "Retry-After",
                                limited.retryAfter() == null
                                        ? null
                                        : "" + limited.retryAfter().toSeconds())
                        .with("Stripe-Rate-Limited-Reason", "global-rate");
            case Fault.LockTimeout locked ->
                error(
                        409,
                        "invalid_request_error",
                        "lock_timeout",
                        "This object cannot be accessed right now because another API request or Stripe process is"
                                + " currently accessing it.",
                        null);
            case Fault.Broken broken ->
                error(
                        500,
                        "api_error",
                        null,
                        "An unknown error occurred. If this persists, please contact support.",
                        null);
            case Fault.Unavailable unavailable ->
                new Answer(
                        503,
                        "text/html",
                        Map.of(),
                        "<html><body>Service Unavailable</body></html>".getBytes(StandardCharsets.UTF_8));
            default -> throw new IllegalArgumentException(fault + " is no answer");
        };
    }

    /** With one more header; nothing for no value. */
    Answer with(String name, String value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, type, more, body);
    }
}
