package app.shopfloor.intake;

import app.shopfloor.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DeliveryLogOnH2Test extends DeliveryLogContract {

    @TempDir
    Path folder;

    @Override
    TestDatabase database() {
        return TestDatabase.h2(folder);
    }
}
