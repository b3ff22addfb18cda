package app.shopfloor.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Speaks HTTP to the running application as a browser does: keeps cookies, follows nothing. */
final class Browser {

    private static final Pattern CSRF = Pattern.compile("<meta name=\"_csrf\" content=\"([^\"]+)\"");

    private final URI root;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    Browser(int port) {
        root = URI.create("http://localhost:" + port);
    }

    HttpResponse<String> get(String path) {
        return get(path, Map.of());
    }

    HttpResponse<String> get(String path, Map<String, String> headers) {
        HttpRequest.Builder request = request(path).header("Accept", "text/html,*/*;q=0.8");
        headers.forEach(request::header);
        return send(request.GET());
    }

    HttpResponse<String> send(String method, String path, String body) {
        return send(request(path).method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Opens the sign-in page and sends its form. */
    HttpResponse<String> signIn(String username, String password, Map<String, String> more) {
        return signIn(username, password, more, Map.of());
    }

    /** @param headers as a proxy in between would add them */
    HttpResponse<String> signIn(
            String username, String password, Map<String, String> more, Map<String, String> headers) {
        String token = csrfToken();
        Map<String, String> fields = new TreeMap<>(more);
        fields.put("username", username);
        fields.put("password", password);
        fields.put("_csrf", token);
        return postAsIs("/login", fields, headers);
    }

    HttpResponse<String> signIn(String username, String password) {
        return signIn(username, password, Map.of());
    }

    HttpResponse<String> post(String path, Map<String, String> fields) {
        Map<String, String> all = new TreeMap<>(fields);
        all.put("_csrf", csrfToken());
        return postAsIs(path, all, Map.of());
    }

    HttpResponse<String> postAsIs(String path, Map<String, String> fields, Map<String, String> headers) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = request(path).header("Content-Type", "application/x-www-form-urlencoded");
        headers.forEach(request::header);
        return send(request.POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    String csrfToken() {
        Matcher token = CSRF.matcher(get("/login").body());
        if (!token.find()) {
            throw new AssertionError("the sign-in page has no CSRF token");
        }
        return token.group(1);
    }

    Optional<HttpCookie> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst();
    }

    String session() {
        return cookie("JSESSIONID").orElseThrow().getValue();
    }

    /** Closes the window: what lasts no longer than the session is lost. */
    void forget(String name) {
        List.copyOf(cookies.getCookieStore().getCookies()).stream()
                .filter(cookie -> cookie.getName().equals(name))
                .forEach(cookie -> cookies.getCookieStore().remove(root, cookie));
    }

    void take(HttpCookie cookie) {
        cookies.getCookieStore().add(root, cookie);
    }

    /** Whether the sales screen is shown rather than the sign-in page. */
    boolean isSignedIn() {
        return get("/sales").statusCode() == 200;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new AssertionError("the connection broke", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("stopped", stopped);
        }
    }
}
