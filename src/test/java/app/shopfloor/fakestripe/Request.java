package app.shopfloor.fakestripe;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request as it came.
 *
 * @param path without the query
 * @param query in the order given, each name with all its values
 * @param headers by lower-case name
 */
record Request(String method, String path, Map<String, List<String>> query, Map<String, String> headers) {

    static Request of(String method, String target, Map<String, String> headers) {
        int mark = target.indexOf('?');
        Map<String, List<String>> query = new java.util.LinkedHashMap<>();
        if (mark >= 0) {
            for (String pair : target.substring(mark + 1).split("&")) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                // expand[0]=… and expand[]=… are the same list
                query.computeIfAbsent(name.replaceFirst("\\[\\d*]$", "[]"), n -> new ArrayList<>())
                        .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return new Request(method, mark < 0 ? target : target.substring(0, mark), query, headers);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Null when it was not given. */
    String parameter(String name) {
        List<String> values = query.get(name);
        return values == null ? null : values.getFirst();
    }

    /** Null when it was not given. */
    String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }
}
