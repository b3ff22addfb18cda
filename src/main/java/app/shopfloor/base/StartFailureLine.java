package app.shopfloor.base;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.util.StringUtils;

/** Says in one line why Shopfloor could not start, where the reason is one that a person can mend: a port in use, a wrong setting. */
class StartFailureLine implements FailureAnalysisReporter {

    @Override
    public void report(FailureAnalysis analysis) {
        String action = analysis.getAction();
        System.err.println("Shopfloor did not start. " + oneLine(analysis.getDescription())
                + (StringUtils.hasText(action) ? " " + oneLine(action) : ""));
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
