package app.shopfloor.intake;

import app.shopfloor.shared.News;
import java.util.List;
import org.springframework.stereotype.Service;

/** Books what deliveries say. */
@Service
public class Bookkeeping {

    /** What each would mean to our records, if it were booked now; nothing is. */
    public List<News> preview(List<Translation> translations) {
        return translations.stream()
                .map(translation -> translation.isEmpty() ? News.KNOWN : News.NEW)
                .toList();
    }
}
