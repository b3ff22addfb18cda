package app.shopfloor.intake;

import org.springframework.context.ApplicationContext;

/** Looks into the inbox for drills and benchmarks. */
public final class InboxProbe {

    private final GroupCommit commits;
    private final InboxWorkers workers;

    public InboxProbe(ApplicationContext context) {
        commits = context.getBean(GroupCommit.class);
        workers = context.getBean(InboxWorkers.class);
    }

    /** Groups committed since the start, each with one fsync. */
    public long groups() {
        return commits.groups();
    }

    /** Has nothing translated until {@link #resume}. */
    public void pause() {
        workers.stop();
    }

    public void resume() {
        workers.start();
    }
}
