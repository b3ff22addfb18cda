package app.shopfloor.base.store;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says it in a line instead of a stack trace. */
class DataFolderAnalyzer extends AbstractFailureAnalyzer<DataFolderUnusable> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DataFolderUnusable cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Stop the other one, or choose another folder with SHOPFLOOR_DATA.",
                cause);
    }
}
