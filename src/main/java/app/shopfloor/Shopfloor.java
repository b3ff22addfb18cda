package app.shopfloor;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Shopfloor. */
@SpringBootApplication
public class Shopfloor {

    public static void main(String[] args) {
        SpringApplication.run(Shopfloor.class, args);
    }
}
