package app.shopfloor.base.live;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.store.Vendor;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.VirtualThreadTaskExecutor;

@Configuration(proxyBeanMethods = false)
class LiveConfiguration {

    private static final Duration LOOK = Duration.ofSeconds(5);

    @Bean
    Timer pulseTimer() {
        return new Timer();
    }

    @Bean
    Pulses pulses(Timer timer, ObjectProvider<DataSource> databases) {
        DataSource database = databases.getIfUnique();
        return database != null && Vendor.of(database) == Vendor.POSTGRESQL
                ? new PostgresPulses(database, local(timer), local(timer))
                : local(timer);
    }

    private static LocalPulses local(Timer timer) {
        return new LocalPulses(System::nanoTime, timer::after, new VirtualThreadTaskExecutor("listener-"));
    }

    @Bean
    DayTurn dayTurn(Clock clock, BusinessProperties business, Pulses pulses, Timer timer) {
        DayTurn dayTurn = new DayTurn(clock, business.timezone(), pulses);
        timer.every(LOOK, dayTurn::look);
        return dayTurn;
    }

    @Bean
    MinuteTurn minuteTurn(Clock clock, Pulses pulses, Timer timer) {
        MinuteTurn minuteTurn = new MinuteTurn(clock, pulses);
        timer.every(LOOK, minuteTurn::look);
        return minuteTurn;
    }

    /** Only starts things. Not a bean of type ScheduledExecutorService: Spring would run all schedules on its one thread. */
    static final class Timer implements AutoCloseable {

        private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("pulse").daemon().factory());

        void after(Duration delay, Runnable task) {
            thread.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        }

        void every(Duration pause, Runnable task) {
            thread.scheduleWithFixedDelay(task, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public void close() {
            thread.shutdownNow();
        }
    }
}
