package app.shopfloor.base.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.shopfloor.testing.Downloaded;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CsvDownloadTests {

    @BeforeEach
    void open() {
        MockVaadin.setup();
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    void isAFileToKeepThatNobodyElseKeeps() throws IOException {
        Downloaded file = Downloaded.by(shown(new Csv("Orders", List.of("A"), line -> line.accept(List.of("ä")))));

        assertThat(file.name()).isEqualTo("orders.csv");
        assertThat(file.text()).isEqualTo("A\r\nä\r\n");
        assertThat(file.headers())
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("Content-Type", "text/csv; charset=utf-8");
        assertThat(file.headers().get("Content-Disposition")).startsWith("attachment");
    }

    @Test
    void whatIsWantedIsAskedAnewAtEachClick() throws IOException {
        AtomicInteger clicks = new AtomicInteger();
        CsvDownload link =
                new CsvDownload("CSV", () -> new Csv("n" + clicks.incrementAndGet(), List.of("A"), line -> {}));
        UI.getCurrent().add(link);

        assertThat(Downloaded.by(link).name()).isEqualTo("n1.csv");
        assertThat(Downloaded.by(link).name()).isEqualTo("n2.csv");
    }

    @Test
    void aFailureMidwayIsNoEndOfTheFile() {
        CsvDownload link = shown(new Csv("Orders", List.of("A"), line -> {
            line.accept(List.of("1"));
            throw new IllegalStateException("the database is gone");
        }));

        assertThatThrownBy(() -> Downloaded.by(link)).hasMessageContaining("the database is gone");
    }

    private static CsvDownload shown(Csv file) {
        CsvDownload link = new CsvDownload("CSV", () -> file);
        UI.getCurrent().add(link);
        return link;
    }
}
