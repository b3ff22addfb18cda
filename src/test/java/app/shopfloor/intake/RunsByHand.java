package app.shopfloor.intake;

import app.shopfloor.base.live.Pulses;
import app.shopfloor.testing.Wait;
import java.time.Clock;
import net.javacrumbs.shedlock.core.LockProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationContext;

/** Runs of a source that a test asks by its own means, in place of the application's. */
public final class RunsByHand implements AutoCloseable {

    private final ApplicationContext application;
    private final RunWork work;
    private final Runs runs;
    private RunKeeper keeper;

    public RunsByHand(ApplicationContext application, RunWork work) {
        this.application = application;
        this.work = work;
        this.runs = application.getBean(Runs.class);
        application.getBean(RunKeeper.class).stop();
        keeper = start();
    }

    private RunKeeper start() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("work", work);
        RunKeeper started = new RunKeeper(
                application.getBean(RunRecords.class),
                application.getBean(Deliveries.class),
                beans.getBeanProvider(RunWork.class),
                application.getBean(LockProvider.class),
                application.getBean(RunSignal.class),
                application.getBean(Pulses.class),
                application.getBean(Clock.class));
        started.start();
        return started;
    }

    /** Stops the process that is at it, and starts another. */
    public void restart(Runnable between) {
        keeper.stop();
        between.run();
        keeper = start();
    }

    /** Waits until a run is over. */
    public Run over(long id) {
        Wait.until("run " + id + " is over", () -> {
            keeper.look();
            return runs.find(id).orElseThrow().state().isOver();
        });
        return runs.find(id).orElseThrow();
    }

    @Override
    public void close() {
        keeper.stop();
    }
}
