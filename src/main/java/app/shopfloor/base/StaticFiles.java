package app.shopfloor.base;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * How browsers keep our scripts, styles and pictures. Their names carry no version, so a browser asks each time whether what it has still
 * holds, and is answered by the content's hash: after an update nobody runs an old script against a new server. Vaadin would let
 * them run for an hour. Fonts do not change.
 */
@Configuration(proxyBeanMethods = false)
class StaticFiles {

    // A handler is told the path from the first variable part on: folders are variables, so that it gets the whole of
    // it.
    private static final List<String> REVALIDATED = List.of(
            "/*.css",
            "/*.js",
            "/*.svg",
            "/*.png",
            "/{file:manifest.webmanifest}",
            "/{folder:apexcharts|icons|aura}/**");
    private static final String KEPT = "/{folder:fonts}/**";
    private static final Duration LONG = Duration.ofDays(365);

    private final Map<String, String> hashes = new ConcurrentHashMap<>();

    /** Before Vaadin's, which takes every path. */
    @Bean
    SimpleUrlHandlerMapping staticFileMapping(
            ResourceHttpRequestHandler revalidatedFiles, ResourceHttpRequestHandler keptFiles) {
        Map<String, ResourceHttpRequestHandler> handlers = new LinkedHashMap<>();
        REVALIDATED.forEach(pattern -> handlers.put(pattern, revalidatedFiles));
        handlers.put(KEPT, keptFiles);
        SimpleUrlHandlerMapping mapping = new SimpleUrlHandlerMapping(handlers, Ordered.HIGHEST_PRECEDENCE);
        mapping.setInterceptors(new CacheControlAlone());
        return mapping;
    }

    /** Spring Security has written its own headers by then; browsers heed “Pragma: no-cache” whatever Cache-Control says. */
    private static final class CacheControlAlone implements HandlerInterceptor {
        @Override
        @SuppressWarnings("NullAway") // null is the servlet specification's way to take a header away
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            response.setHeader(HttpHeaders.PRAGMA, null);
            response.setHeader(HttpHeaders.EXPIRES, null);
            return true;
        }
    }

    @Bean
    ResourceHttpRequestHandler revalidatedFiles() {
        return files(CacheControl.noCache());
    }

    @Bean
    ResourceHttpRequestHandler keptFiles() {
        return files(CacheControl.maxAge(LONG).cachePublic());
    }

    private ResourceHttpRequestHandler files(CacheControl cache) {
        ResourceHttpRequestHandler handler = new ResourceHttpRequestHandler();
        handler.setLocations(List.of(new ClassPathResource("META-INF/resources/")));
        handler.setCacheControl(cache);
        handler.setEtagGenerator(this::hash);
        handler.setUseLastModified(false); // times of files in a jar may be those of any build
        return handler;
    }

    /** A weak one, because the answer may be compressed. A file that changes under a running server, as while developing, is read anew. */
    private String hash(Resource file) {
        try {
            String version = file.getURI() + " " + file.lastModified();
            return hashes.computeIfAbsent(version, unknown -> "W/\"" + sha256(file) + "\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(Resource file) {
        try (DigestInputStream bytes =
                new DigestInputStream(file.getInputStream(), MessageDigest.getInstance("SHA-256"))) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(bytes.getMessageDigest().digest(), 0, 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
