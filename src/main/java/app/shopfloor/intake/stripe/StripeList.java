package app.shopfloor.intake.stripe;

import static app.shopfloor.intake.stripe.StripeJson.text;

import app.shopfloor.intake.stripe.StripeApi.Answer;
import app.shopfloor.intake.stripe.StripeApi.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A list of Stripe's, page by page, newest first.
 *
 * @param path below the API's base
 * @param filters that each page is asked with
 * @param nested paths of lists within the objects that are to be whole
 */
record StripeList(
        StripeApi api,
        String path,
        Map<String, String> filters,
        List<String> expand,
        List<String> nested,
        @Nullable String account,
        String what,
        String permission) {

    static final String LIMIT = "100";

    /** @param more whether there are further ones */
    record Page(List<JsonNode> objects, boolean more, Instant asOf) {

        /** The place of the next page; null when there was nothing here. */
        @Nullable
        String last() {
            return objects.isEmpty() ? null : text(objects.getLast(), "id");
        }
    }

    /**
     * @param after the id of the object before, or null for the first page
     * @throws StripeProblem when there is no answer
     */
    Page page(@Nullable String after) {
        Map<String, String> parameters = new LinkedHashMap<>(filters);
        parameters.put("limit", LIMIT);
        if (after != null) {
            parameters.put("starting_after", after);
        }
        Answer answer = api.ask(new Question(path, parameters, expand, account, what, permission));
        if (!answer.body().path("data").isArray()) {
            throw StripeProblems.unreadable(what);
        }
        List<JsonNode> objects = new ArrayList<>();
        for (JsonNode object : answer.body().path("data")) {
            complete(object);
            objects.add(object);
        }
        boolean more = answer.body().path("has_more").asBoolean(false) && !objects.isEmpty();
        return new Page(objects, more, answer.asOf());
    }

    /** Fetches what a nested list lacks. Its rest is asked for later than the object, which makes it no older. */
    private void complete(JsonNode object) {
        for (String field : nested) {
            JsonNode list = object.at("/" + field.replace('.', '/'));
            String url = text(list, "url");
            if (list.path("has_more").asBoolean(false)
                    && url != null
                    && url.startsWith("/v1/")
                    && list.path("data") instanceof ArrayNode elements
                    && !elements.isEmpty()) {
                StripeList rest = new StripeList(
                        api, withoutQuery(url), query(url), List.of(), List.of(), account, what, permission);
                String last = text(elements.get(elements.size() - 1), "id");
                for (boolean more = last != null; more; ) {
                    Page page = rest.page(last);
                    page.objects().forEach(elements::add);
                    last = page.last();
                    more = page.more() && last != null;
                }
                ((ObjectNode) list).put("has_more", false);
            }
        }
    }

    private static String withoutQuery(String url) {
        return url.split("\\?", 2)[0];
    }

    private static Map<String, String> query(String url) {
        Map<String, String> query = new LinkedHashMap<>();
        String[] parts = url.split("\\?", 2);
        if (parts.length == 2) {
            for (String pair : parts[1].split("&")) {
                String[] both = pair.split("=", 2);
                if (both.length == 2) {
                    query.put(both[0], both[1]);
                }
            }
        }
        return query;
    }
}
