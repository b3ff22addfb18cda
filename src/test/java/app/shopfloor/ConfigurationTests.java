package app.shopfloor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people are told of the settings is what the application reads. */
class ConfigurationTests {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z_]+):([^}]*)}");
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^#([A-Z][A-Z_]+)=(.*)$");
    private static final Pattern README_ROW = Pattern.compile("(?m)^\\| `([A-Z][A-Z_]+)` \\| (?:`([^`]*)`)? ?\\|");

    private final Map<String, String> example = find(EXAMPLE, read(".env.example"));

    @Test
    void everySettingOfTheApplicationIsInTheExampleWithItsDefault() {
        assertThat(example).containsAllEntriesOf(find(PLACEHOLDER, read("src/main/resources/application.yml")));
    }

    @Test
    void everySettingOfTheExampleIsReadSomewhere() throws IOException {
        String readers;
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            readers = files.filter(file -> file.toString().matches(".*\\.(java|yml)"))
                    .map(file -> read(file.toString()))
                    .collect(Collectors.joining());
        }
        String all = readers + read("shopfloor");

        assertThat(example.keySet()).allMatch(all::contains);
    }

    @Test
    void theReadmeTellsTheSameSettingsAndDefaults() {
        assertThat(find(README_ROW, read("README.md"))).isEqualTo(example);
    }

    private static Map<String, String> find(Pattern pattern, String text) {
        Map<String, String> found = new TreeMap<>();
        pattern.matcher(text)
                .results()
                .forEach(match -> found.put(match.group(1), match.group(2) == null ? "" : match.group(2)));
        return found;
    }

    private static String read(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
