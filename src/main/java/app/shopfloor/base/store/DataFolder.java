package app.shopfloor.base.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Sees before anything starts that the folder of the H2 file can be written and that no other process has the file. */
class DataFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String H2_FILE = "jdbc:h2:file:";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String url = context.getEnvironment().getProperty("spring.datasource.url", "");
        if (url.startsWith(H2_FILE)) {
            check(Path.of(url.substring(H2_FILE.length()).split(";", 2)[0] + ".mv.db"));
        }
    }

    /** @throws DataFolderUnusable when the database file cannot be had */
    static void check(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new DataFolderUnusable("The data folder " + folder + " cannot be created", e);
        }
        if (!Files.isWritable(folder) || (Files.exists(file) && !Files.isWritable(file))) {
            throw new DataFolderUnusable("The data folder " + folder + " cannot be written", null);
        }
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new DataFolderUnusable("The data folder " + folder + " is in use by another Shopfloor", null);
            }
        } catch (OverlappingFileLockException e) {
            // this very process has it open: H2 shares it among all connections of one process
            return;
        } catch (IOException e) {
            throw new DataFolderUnusable("The database " + file + " cannot be opened", e);
        }
    }
}
