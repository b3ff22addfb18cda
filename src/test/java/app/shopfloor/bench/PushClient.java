package app.shopfloor.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser tab without the browser: signs in, opens a view, and listens on Vaadin's push websocket. It speaks what Vaadin's own
 * client speaks (init, ui-navigate, Atmosphere's websocket), so the server works as for a person; it only draws nothing.
 */
final class PushClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern PUSH_ID = Pattern.compile("\"v-pushId\":\"([^\"]+)\"|\"Vaadin-Push-ID\":\"([^\"]+)\"");
    private static final Pattern SECURITY_KEY = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]+)\"");
    private static final Pattern UI_ID = Pattern.compile("\"v-uiId\":(\\d+)");
    private static final Pattern RETURN_CHANNEL = // of success, then of failure
            Pattern.compile("\\{\"@v-return\":\\[(\\d+),(\\d+)]},\\{\"@v-return\":\\[\\d+,\\d+]}");
    private static final Pattern CSRF_NAME = Pattern.compile("name=\"_csrf_parameter\" content=\"([^\"]+)\"");
    private static final Pattern CSRF_VALUE = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");

    private final HttpClient http;
    private final URI server;
    private final Map<String, String> cookies = new TreeMap<>();
    private final CountDownLatch greeted = new CountDownLatch(1);
    private final LongAdder received = new LongAdder();
    private volatile Expectation expectation = new Expectation("");
    private WebSocket socket;

    /** What is waited for, and when it came ({@link System#nanoTime()}). */
    private static final class Expectation {

        private final String text;
        private final CompletableFuture<Long> seenAt = new CompletableFuture<>();

        Expectation(String text) {
            this.text = text;
        }
    }

    /** @param http shared by all clients; must keep no cookies and follow no redirects */
    PushClient(HttpClient http, URI server) {
        this.http = http;
        this.server = server;
    }

    /** Signs in through the form with the team's password. */
    void signIn(String teamPassword) throws IOException, InterruptedException {
        String page = get("/login").body();
        String form = "team=true&password=" + encoded(teamPassword);
        Matcher name = CSRF_NAME.matcher(page);
        Matcher value = CSRF_VALUE.matcher(page);
        if (name.find() && value.find()) {
            form += "&" + name.group(1) + "=" + encoded(value.group(1));
        }
        HttpResponse<String> answer = send(request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        String target = answer.headers().firstValue("Location").orElse("");
        if (answer.statusCode() != 302 || target.contains("login")) {
            throw new IllegalStateException("Signing in was answered " + answer.statusCode() + " " + target);
        }
    }

    /** Opens the view of this path (without a slash) and the websocket; returns when a push has brought this text. */
    void open(String path, String firstText) throws Exception {
        String init = get("/?v-r=init&location=" + encoded(path)
                        + "&query=&v-sw=1280&v-sh=900&v-ww=1280&v-wh=900&v-tzid=UTC")
                .body();
        String uiId = first(UI_ID, init, "UI id");
        socket = http.newWebSocketBuilder()
                .header("Cookie", cookieHeader())
                .header("Origin", server.toString())
                .connectTimeout(PATIENCE)
                .buildAsync(pushAddress(uiId, first(PUSH_ID, init, "push id")), new Listener())
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (!greeted.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("The push connection was not greeted");
        }
        CompletableFuture<Long> shown = expect(firstText);
        HttpResponse<String> navigated = send(request("/?v-r=uidl&v-uiId=" + uiId)
                .header("Content-Type", "application/json; charset=UTF-8")
                .POST(BodyPublishers.ofString("""
                        {"csrfToken":"%s","rpc":[{"type":"event","node":1,"event":"ui-navigate","data":{"route":"/%s",\
                        "query":"","appShellTitle":"","historyState":{"idx":0},"trigger":""}}],"syncId":0,"clientId":0}""".formatted(first(SECURITY_KEY, init, "security key"), path))));
        if (navigated.statusCode() != 200) {
            throw new IllegalStateException("Opening the view was answered " + navigated.statusCode());
        }
        confirm(navigated.body(), uiId, first(SECURITY_KEY, init, "security key"));
        if (!navigated.body().contains(firstText)) {
            shown.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** Says, as a browser does, that what the answer wanted to be run was run. */
    private void confirm(String answer, String uiId, String key) throws IOException, InterruptedException {
        Matcher wanted = RETURN_CHANNEL.matcher(answer);
        List<String> returned = new ArrayList<>();
        while (wanted.find()) {
            returned.add("{\"type\":\"channel\",\"node\":%s,\"channel\":%s,\"args\":[0]}"
                    .formatted(wanted.group(1), wanted.group(2)));
        }
        if (!returned.isEmpty()) {
            send(request("/?v-r=uidl&v-uiId=" + uiId)
                    .header("Content-Type", "application/json; charset=UTF-8")
                    .POST(BodyPublishers.ofString("{\"csrfToken\":\"%s\",\"rpc\":[%s],\"syncId\":1,\"clientId\":1}"
                            .formatted(key, String.join(",", returned)))));
        }
    }

    /** When a push that carries this text has wholly arrived, on the clock of {@link System#nanoTime()}. */
    CompletableFuture<Long> expect(String text) {
        Expectation next = new Expectation(text);
        expectation = next;
        return next.seenAt;
    }

    /** What pushes have brought until now, in bytes of text as they go over the wire: they are not compressed. */
    long receivedBytes() {
        return received.sum();
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }

    private URI pushAddress(String uiId, String pushId) {
        return URI.create(
                "ws://" + server.getAuthority() + "/VAADIN/push?v-r=push&v-uiId=" + uiId + "&v-pushId=" + pushId
                        + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=4.0.1&X-Atmosphere-Transport=websocket"
                        + "&X-Atmosphere-TrackMessageSize=true&X-atmo-protocol=true&X-Vaadin-LastSeenServerSyncId=0"
                        + "&Content-Type=application/json;%20charset=UTF-8");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(PATIENCE)
                .header("Accept-Language", "en-US")
                .header(
                        "User-Agent",
                        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36");
        return cookies.isEmpty() ? request : request.header("Cookie", cookieHeader());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair.length > 1 ? pair[1] : "");
        }
        return answer;
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String first(Pattern pattern, String text, String what) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("The first answer names no " + what);
        }
        return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
    }

    /** As UTF-8; characters beyond the basic plane, of which both halves count three, are too rare to matter. */
    private static long bytes(CharSequence text) {
        return text.chars().map(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : 3).sum();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Collects what comes; a push may come in several frames. */
    private final class Listener implements WebSocket.Listener {

        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            greeted.countDown();
            if (last) {
                Expectation awaited = expectation;
                if (!awaited.text.isEmpty() && message.indexOf(awaited.text) >= 0) {
                    awaited.seenAt.complete(System.nanoTime());
                }
                received.add(bytes(message));
                message.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            expectation.seenAt.completeExceptionally(
                    new IllegalStateException("The server closed the push connection: " + code + " " + reason));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            expectation.seenAt.completeExceptionally(error);
        }
    }
}
