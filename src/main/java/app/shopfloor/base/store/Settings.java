package app.shopfloor.base.store;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Small facts that the application keeps about itself, by name. */
@Component
public class Settings {

    private final JdbcClient jdbc;

    Settings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<String> get(String name) {
        return jdbc.sql("select content from setting where name = ?")
                .param(name)
                .query(String.class)
                .optional();
    }

    @Transactional
    public void put(String name, String value) {
        if (jdbc.sql("update setting set content = ? where name = ?")
                        .param(value)
                        .param(name)
                        .update()
                == 0) {
            jdbc.sql("insert into setting (name, content) values (?, ?)")
                    .param(name)
                    .param(value)
                    .update();
        }
    }

    /** Puts another value in the place of this one. @return false when it is not there; then nothing changed */
    @Transactional
    public boolean replace(String name, String value, String other) {
        return jdbc.sql("update setting set content = ? where name = ? and content = ?")
                        .params(other, name, value)
                        .update()
                == 1;
    }

    /** Sets the value unless there is one, in a transaction of its own, and returns the one that holds. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public String putIfAbsent(String name, String value) {
        jdbc.sql("insert into setting (name, content) values (?, ?) on conflict do nothing")
                .param(name)
                .param(value)
                .update();
        return get(name).orElse(value);
    }
}
