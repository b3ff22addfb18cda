package app.shopfloor.fakestripe;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The keys that open the API, and what each may read. */
public final class FakeKeys {

    /** Null for a secret key, which may read everything. */
    private record Key(Set<String> permissions, boolean expired) {}

    private final Map<String, Key> keys = new ConcurrentHashMap<>();
    private final Map<String, String> unexpanded = new ConcurrentHashMap<>();

    /** @param key begins with {@code sk_live_} or {@code sk_test_} */
    public void secret(String key) {
        keys.put(key, new Key(null, false));
    }

    /** A restricted key that may read these, by their resources. */
    public void restricted(String key, Resource... mayRead) {
        Set<String> permissions = ConcurrentHashMap.newKeySet();
        for (Resource resource : mayRead) {
            permissions.add(resource.permission());
        }
        keys.put(key, new Key(permissions, false));
    }

    /** To expand this field takes a permission that the key lacks ({@code rak_charge_read}). */
    public void mayNotExpand(String key, String field, String permission) {
        unexpanded.put(key + " " + field, permission);
    }

    void requireToExpand(String key, List<String> fields, String account) {
        for (String field : fields) {
            String permission = unexpanded.get(key + " " + field);
            if (permission != null) {
                throw lacking(key, permission, account);
            }
        }
    }

    public void expire(String key) {
        keys.put(key, new Key(Set.of(), true));
    }

    public void forget(String key) {
        keys.remove(key);
    }

    /** The key of a request, when it is one; else the request is refused as Stripe does. */
    String check(Request request) {
        String key = given(request.header("Authorization"));
        if (key == null || key.isEmpty()) {
            throw refused(
                    null,
                    "You did not provide an API key. You need to provide your API key in the Authorization header, using"
                            + " Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').");
        }
        Key known = keys.get(key);
        if (known == null) {
            throw refused(null, "Invalid API Key provided: " + masked(key));
        }
        if (known.expired()) {
            throw refused("api_key_expired", "Expired API Key provided: " + masked(key));
        }
        return key;
    }

    private static String given(String authorization) {
        if (authorization == null) {
            return null;
        }
        if (authorization.startsWith("Basic ")) {
            byte[] decoded = Base64.getDecoder().decode(authorization.substring(6));
            return new String(decoded, StandardCharsets.UTF_8).split(":", 2)[0];
        }
        return authorization.startsWith("Bearer ") ? authorization.substring(7).strip() : null;
    }

    private static ApiError refused(String code, String message) {
        return new ApiError(Answer.error(401, "invalid_request_error", code, message, null));
    }

    /** @param permission as {@code rak_charge_read}; what every key may do is null */
    void require(String key, String permission, String account) {
        Key known = keys.get(key);
        if (permission == null
                || known == null
                || known.permissions() == null
                || known.permissions().contains(permission)) {
            return;
        }
        throw lacking(key, permission, account);
    }

    private static ApiError lacking(String key, String permission, String account) {
        return new ApiError(Answer.error(
                403,
                "invalid_request_error",
                null,
                "The provided key '" + masked(key) + "' does not have the required permissions for this endpoint on"
                        + " account '" + account + "'. Having the '" + permission
                        + "' permission would allow this request to continue.",
                null));
    }

    private static String masked(String key) {
        int shown = Math.min(8, key.length() / 2);
        int end = key.length() - Math.min(4, key.length() / 4);
        return key.substring(0, shown) + "*".repeat(end - shown) + key.substring(end);
    }
}
