package app.shopfloor.accounts;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers senders at addresses that are nobody's; without it they would be given the page that people get. */
@RestController
class NoSuchWebhook {

    @RequestMapping("/webhooks/**")
    ResponseEntity<Void> tell() {
        return ResponseEntity.notFound().build();
    }
}
