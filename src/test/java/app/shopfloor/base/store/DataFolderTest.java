package app.shopfloor.base.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path folder;

    @Test
    void aNewFolderIsMade() {
        assertThatCode(() -> DataFolder.check(folder.resolve("a/b/shopfloor.mv.db")))
                .doesNotThrowAnyException();
        assertThat(folder.resolve("a/b")).isDirectory();
    }

    @Test
    void aFileInThePlaceOfTheFolderIsToldByName() throws Exception {
        Path file = Files.createFile(folder.resolve("data"));
        assertThatThrownBy(() -> DataFolder.check(file.resolve("shopfloor.mv.db")))
                .isInstanceOf(DataFolderUnusable.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aFolderThatAnotherProcessUsesIsToldByName() throws Exception {
        Path file = Files.createFile(folder.resolve("shopfloor.mv.db"));
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = new BufferedReader(new InputStreamReader(other.getInputStream()))) {
            assertThat(output.readLine()).isEqualTo("locked");
            assertThatThrownBy(() -> DataFolder.check(file))
                    .isInstanceOf(DataFolderUnusable.class)
                    .hasMessageContaining("in use by another Shopfloor")
                    .hasMessageContaining(folder.toString());
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThatCode(() -> DataFolder.check(file)).doesNotThrowAnyException();
    }

    /** Another process that has the file locked, as H2 does, until it is ended. */
    static final class Holder {

        public static void main(String[] args) throws Exception {
            try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
                channel.lock();
                System.out.println("locked");
                System.in.read();
                Thread.currentThread().join();
            }
        }
    }
}
