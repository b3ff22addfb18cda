package app.shopfloor.catalog;

import app.shopfloor.testing.TestDatabase;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class CatalogOnH2Test extends CatalogContract {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        TestDatabase.h2().register(properties);
    }
}
