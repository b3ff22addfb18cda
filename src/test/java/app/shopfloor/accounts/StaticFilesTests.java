package app.shopfloor.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long browsers run what they have. */
class StaticFilesTests extends AccountsOnTheWire {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/shopfloor.css",
                "/apex-chart.js",
                "/theme.js",
                "/apexcharts/apexcharts.min.js",
                "/icon.svg",
                "/icons/app-192.png",
                "/manifest.webmanifest",
                "/aura/aura.css"
            })
    void browsersAskWhetherAFileStillHoldsAndAreToldByItsContent(String file) throws Exception {
        HttpResponse<byte[]> first = get(file, "none");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().allValues("Cache-Control")).containsExactly("no-cache");
        assertThat(first.headers().firstValue("Last-Modified")).isEmpty();
        String etag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> again = get(file, etag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(get(file, "W/\"of-an-older-version\"").body()).isEqualTo(first.body());
    }

    @Test
    void fontsAreKept() throws Exception {
        HttpResponse<byte[]> font = get("/fonts/inter-latin-wght-normal.woff2", "none");

        assertThat(font.statusCode()).isEqualTo(200);
        assertThat(font.headers().allValues("Cache-Control")).containsExactly("max-age=31536000, public");
        assertThat(font.headers().map()).doesNotContainKeys("pragma", "expires");
    }

    @Test
    void whatIsNotThereIsNotFoundAndNothingElseOfTheClasspathIs() throws Exception {
        assertThat(get("/no-such.js", "none").statusCode()).isEqualTo(404);
        assertThat(get("/fonts/..%2f..%2f..%2fapplication.yml", "none").statusCode())
                .isBetween(400, 404);
    }

    private HttpResponse<byte[]> get(String path, String etag) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .header("If-None-Match", etag)
                            .build(),
                    BodyHandlers.ofByteArray());
        }
    }
}
