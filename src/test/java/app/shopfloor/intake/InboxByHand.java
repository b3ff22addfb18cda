package app.shopfloor.intake;

import org.springframework.context.ApplicationContext;

/** Lets a test or a benchmark stop the background workers and turn the crank itself. */
public final class InboxByHand {

    private final InboxWorkers workers;
    private final InboxWorker worker;
    private final GroupCommit commits;

    public InboxByHand(ApplicationContext application) {
        this.workers = application.getBean(InboxWorkers.class);
        this.worker = application.getBean(InboxWorker.class);
        this.commits = application.getBean(GroupCommit.class);
    }

    public void stopWorkers() {
        workers.stop();
    }

    public void startWorkers() {
        workers.start();
    }

    /** Deals with one batch; 0 when nothing is due. */
    public int workOnce() {
        return worker.workOnce();
    }

    /** Groups of deliveries stored since the start, each with one wait for the disk. */
    public long groups() {
        return commits.groups();
    }
}
