package app.shopfloor.intake.sample;

import app.shopfloor.base.live.Topic;
import app.shopfloor.base.ui.FrameNotice;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Marks every screen while figures of the sample shop are among those shown. */
@Component
class SampleNotice implements FrameNotice {

    private static final String HEAD = "Sample shop: these figures are made up.";
    private static final Link REMEDY = new Link("Settings › Connections", "settings/connections");

    private final Sample sample;

    SampleNotice(Sample sample) {
        this.sample = sample;
    }

    @Override
    public Topic topic() {
        return Sample.SAMPLE;
    }

    @Override
    public Optional<Notice> current() {
        SampleStatus status = sample.status();
        if (!status.present()) {
            return Optional.empty();
        }
        return Optional.of(
                status.besideRealSales()
                        ? new Notice(
                                Tone.WARN,
                                "Real sales arrive among the figures of the sample shop. Remove the sample in",
                                REMEDY)
                        : new Notice(Tone.INFO, HEAD + " Remove it in", REMEDY));
    }
}
