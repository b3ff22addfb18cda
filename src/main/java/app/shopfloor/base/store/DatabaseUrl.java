package app.shopfloor.base.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where PostgreSQL is, as hosting services and drivers write it: {@code jdbc:postgresql://host/db?user=…} or
 * {@code postgres://user:password@host:port/db}. The credentials are taken out of the address, so that nobody who logs it logs them.
 *
 * @param jdbcUrl without credentials
 */
record DatabaseUrl(
        String jdbcUrl, @Nullable String user, @Nullable String password) {

    private static final String JDBC = "jdbc:";
    private static final String SCHEME = "postgresql://";

    /** @throws IllegalArgumentException when it cannot be read; the message does not repeat it */
    static DatabaseUrl parse(String text) {
        String url = text.strip();
        if (url.startsWith(JDBC)) {
            url = url.substring(JDBC.length());
        }
        if (url.startsWith("postgres://")) {
            url = SCHEME + url.substring("postgres://".length());
        }
        if (!url.startsWith(SCHEME)) {
            throw new IllegalArgumentException(
                    "DATABASE_URL begins with postgres://, postgresql:// or jdbc:postgresql://; leave it empty for the built-in database");
        }
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "DATABASE_URL cannot be read; special characters of the password are written as %XX");
        }
        if (uri.getRawAuthority() == null
                || uri.getRawPath() == null
                || uri.getRawPath().length() < 2) {
            throw new IllegalArgumentException(
                    "DATABASE_URL names a host and a database: postgres://user:password@host:5432/shopfloor");
        }
        return of(uri);
    }

    private static DatabaseUrl of(URI uri) {
        String authority = uri.getRawAuthority();
        String user = null;
        String password = null;
        int at = authority.lastIndexOf('@');
        if (at >= 0) {
            String[] info = authority.substring(0, at).split(":", 2);
            user = decode(info[0]);
            password = info.length > 1 ? decode(info[1]) : null;
        }
        List<String> parameters = new ArrayList<>();
        for (String parameter :
                uri.getRawQuery() == null ? new String[0] : uri.getRawQuery().split("&")) {
            if (parameter.startsWith("user=")) {
                user = decode(parameter.substring("user=".length()));
            } else if (parameter.startsWith("password=")) {
                password = decode(parameter.substring("password=".length()));
            } else if (!parameter.isEmpty()) {
                parameters.add(parameter);
            }
        }
        addUnlessSet(parameters, "ApplicationName", "shopfloor");
        addUnlessSet(parameters, "reWriteBatchedInserts", "true");
        return new DatabaseUrl(
                JDBC + SCHEME + authority.substring(at + 1) + uri.getRawPath() + "?" + String.join("&", parameters),
                user,
                password);
    }

    private static void addUnlessSet(List<String> parameters, String name, String value) {
        if (parameters.stream().noneMatch(p -> p.startsWith(name + "="))) {
            parameters.add(name + "=" + value);
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "DatabaseUrl[" + jdbcUrl + "]";
    }
}
