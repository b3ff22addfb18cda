package app.shopfloor.fakestripe;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Answers requests out of the accounts: lists, single objects and the account itself. */
final class Api {

    private static final int DEFAULT_LIMIT = 10;
    private static final int MAX_LIMIT = 100;
    /** How deep an expansion may go; on a list, {@code data} is its first level. */
    private static final int MAX_DEPTH = 4;

    private static final Set<String> PAGING = Set.of("limit", "starting_after", "ending_before", "expand[]", "created");

    private final FakeKeys keys;
    private final Function<String, FakeAccount> accounts;

    /** @param accounts by id, the own one by null; null for one that is not connected */
    Api(FakeKeys keys, Function<String, FakeAccount> accounts) {
        this.keys = keys;
        this.accounts = accounts;
    }

    Answer answer(Request request) {
        try {
            String key = keys.check(request);
            FakeAccount account = account(request, key);
            if (!request.method().equals("GET")) {
                return Answer.invalid("This Stripe is only read (" + request.method() + " was asked)", null);
            }
            String path = request.path().replaceFirst("^/v1/", "");
            if (path.equals("account")) {
                keys.require(key, null, account.id());
                return Answer.ok(write(Template.of(account.itself(), StripeVersion.NEWEST), Expansion.NONE, account));
            }
            Optional<Resource> listed = Resource.at(path);
            boolean empty = key.contains("_test_") == account.live();
            if (listed.isPresent()) {
                keys.require(key, listed.get().permission(), account.id());
                keys.requireToExpand(key, expandPaths(request, true), account.id());
                return Answer.ok(list(request, listed.get(), account, empty));
            }
            return single(request, path, key, account, empty);
        } catch (ApiError refused) {
            return refused.answer();
        }
    }

    private FakeAccount account(Request request, String key) {
        String asked = request.header("Stripe-Account");
        FakeAccount account = accounts.apply(asked);
        if (account == null) {
            throw new ApiError(Answer.error(
                    403,
                    "invalid_request_error",
                    "account_invalid",
                    "The provided key '" + key.substring(0, 8) + "*' does not have access to account '" + asked
                            + "' (or that account does not exist). Application access may have been revoked.",
                    null));
        }
        return account;
    }

    private byte[] list(Request request, Resource resource, FakeAccount account, boolean empty) {
        Map<String, List<String>> filters = filters(request, resource);
        int limit = limit(request);
        if (resource == Resource.BALANCE_TRANSACTIONS && filters.containsKey("payout")) {
            checkPayout(filters.get("payout").getFirst(), account);
        }
        Expansion expansion = expansion(request, resource, true);
        long from = Math.max(bound(request, "gte", 0, 0), bound(request, "gt", -1, 0) + 1);
        long to = Math.min(bound(request, "lte", Long.MAX_VALUE, 0), bound(request, "lt", Long.MAX_VALUE, -1));
        if (request.parameter("created") != null) {
            from = to = number(request.parameter("created"), "created");
        }
        if (resource == Resource.EVENTS) {
            from = Math.max(from, account.clock().seconds() - FakeAccount.EVENTS_KEPT.toSeconds());
        }
        Shelf shelf = account.shelf(resource);
        Shelf.Page page = empty
                ? new Shelf.Page(List.of(), false)
                : shelf.page(
                        from,
                        to,
                        known(request, "starting_after", resource, shelf),
                        known(request, "ending_before", resource, shelf),
                        limit,
                        filters);
        return list(request.path(), page, expansion, account);
    }

    private byte[] list(String path, Shelf.Page page, Expansion expansion, FakeAccount account) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(16_384);
        out.writeBytes("{\"object\":\"list\",\"data\":[".getBytes(StandardCharsets.UTF_8));
        boolean first = true;
        for (Template object : page.objects()) {
            if (!first) {
                out.write(',');
            }
            first = false;
            object.write(out, expansion, account::linked);
        }
        out.writeBytes(
                ("],\"has_more\":" + page.more() + ",\"url\":\"" + path + "\"}").getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private Answer single(Request request, String path, String key, FakeAccount account, boolean empty) {
        for (Resource resource : Resource.values()) {
            if (!path.startsWith(resource.path() + "/")) {
                continue;
            }
            String[] rest = path.substring(resource.path().length() + 1).split("/");
            keys.require(key, resource.permission(), account.id());
            Template object =
                    empty ? null : account.shelf(resource).find(rest[0]).orElse(null);
            if (object == null) {
                throw ApiError.missing(404, resource, rest[0], "id");
            }
            if (rest.length == 1) {
                return Answer.ok(write(object, expansion(request, resource, false), account));
            }
            List<Template> all = rest.length == 2 ? object.list(rest[1]) : null;
            if (all != null) {
                return Answer.ok(subList(request, all, account));
            }
        }
        throw new ApiError(Answer.error(
                404,
                "invalid_request_error",
                null,
                "Unrecognized request URL (" + request.method() + ": " + request.path() + ").",
                null));
    }

    private byte[] subList(Request request, List<Template> all, FakeAccount account) {
        int limit = limit(request);
        int from = 0;
        String after = request.parameter("starting_after");
        if (after != null) {
            byte[] start = ("{\"id\":\"" + after + "\"").getBytes(StandardCharsets.UTF_8);
            while (from < all.size() && !startsWith(all.get(from).plain(), start)) {
                from++;
            }
            from++;
        }
        int to = Math.min(all.size(), from + limit);
        Shelf.Page page = new Shelf.Page(from > all.size() ? List.of() : all.subList(from, to), to < all.size());
        return list(request.path(), page, Expansion.of(expandPaths(request, true)), account);
    }

    private static boolean startsWith(byte[] text, byte[] start) {
        return text.length >= start.length && java.util.Arrays.equals(text, 0, start.length, start, 0, start.length);
    }

    private static byte[] write(Template object, Expansion expansion, FakeAccount account) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(2_048);
        object.write(out, expansion, account::linked);
        return out.toByteArray();
    }

    private static Map<String, List<String>> filters(Request request, Resource resource) {
        Map<String, List<String>> filters = new HashMap<>();
        request.query().forEach((name, values) -> {
            if (PAGING.contains(name) || name.startsWith("created[")) {
                return;
            }
            String filter = resource == Resource.EVENTS && name.equals("types[]") ? "type" : name;
            if (!resource.filters().contains(filter)) {
                throw new ApiError(Answer.error(
                        400,
                        "invalid_request_error",
                        "parameter_unknown",
                        "Received unknown parameter: " + name,
                        name));
            }
            filters.put(filter, values);
        });
        return filters;
    }

    private static void checkPayout(String payout, FakeAccount account) {
        Template object = account.shelf(Resource.PAYOUTS)
                .find(payout)
                .orElseThrow(() -> ApiError.missing(404, Resource.PAYOUTS, payout, "payout"));
        if (!new String(object.plain(), StandardCharsets.UTF_8).contains("\"automatic\":true")) {
            throw ApiError.invalid(
                    "Balance transaction history can only be filtered on automatic transfers, not manual.", "payout");
        }
    }

    private static String known(Request request, String parameter, Resource resource, Shelf shelf) {
        String id = request.parameter(parameter);
        if (id != null && shelf.find(id).isEmpty()) {
            throw ApiError.missing(400, resource, id, parameter);
        }
        return id;
    }

    private static int limit(Request request) {
        String given = request.parameter("limit");
        long limit = given == null ? DEFAULT_LIMIT : number(given, "limit");
        if (limit > MAX_LIMIT) {
            throw ApiError.invalid(
                    "This value must be less than or equal to " + MAX_LIMIT + " (it currently is '" + limit + "').",
                    "limit");
        }
        if (limit < 1) {
            throw ApiError.invalid("This value must be greater than or equal to 1.", "limit");
        }
        return (int) limit;
    }

    private static long bound(Request request, String operator, long otherwise, int shift) {
        String given = request.parameter("created[" + operator + "]");
        return given == null ? otherwise : number(given, "created[" + operator + "]") + shift;
    }

    private static long number(String text, String param) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            throw ApiError.invalid("Invalid integer: " + text, param);
        }
    }

    private static Expansion expansion(Request request, Resource resource, boolean inList) {
        List<String> paths = expandPaths(request, inList);
        for (String path : paths) {
            if (!isExpandable(resource, path)) {
                throw ApiError.invalid(
                        "This property cannot be expanded (" + (inList ? "data." : "") + path + ").", "expand");
            }
        }
        return Expansion.of(paths);
    }

    /** The first field must be one that can be expanded; what lies deeper belongs to another object. */
    private static boolean isExpandable(Resource resource, String path) {
        String[] fields = path.split("\\.");
        return resource.canExpand(fields[0]) || (fields.length > 1 && resource.canExpand(fields[0] + "." + fields[1]));
    }

    private static List<String> expandPaths(Request request, boolean inList) {
        List<String> asked = request.query().getOrDefault("expand[]", List.of());
        for (String path : asked) {
            if (path.split("\\.").length > MAX_DEPTH) {
                throw ApiError.invalid(
                        "You cannot expand more than " + MAX_DEPTH + " levels of a property. Property: " + path,
                        "expand");
            }
            if (inList && !path.startsWith("data.")) {
                throw ApiError.invalid(
                        "This property cannot be expanded (" + path + "). You may want to try expanding 'data." + path
                                + "' instead.",
                        "expand");
            }
        }
        return inList
                ? asked.stream().map(path -> path.substring("data.".length())).toList()
                : asked;
    }
}
