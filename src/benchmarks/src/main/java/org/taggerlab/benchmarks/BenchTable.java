package org.taggerlab.benchmarks;

import java.util.Locale;

/** The rows as Markdown tables. */
final class BenchTable {
    /** The heading of steps. */
    static final String HEAD = """
            | work | threads | ours, jets/s | PyTorch, jets/s | ratio | PyTorch factored, jets/s | ratio | share of sgemm |
            |---|---|---|---|---|---|---|---|""".stripIndent();

    /** The heading of sweeps. */
    static final String SWEEP_HEAD = """
            | sweep | cores | ours, trials/h | PyTorch, trials/h | ratio | PyTorch factored, trials/h | ratio | overhead | of which scoring | of the step's rate |
            |---|---|---|---|---|---|---|---|---|---|""".stripIndent();

    private BenchTable() {}

    static String row(SweepRow row) {
        return String.join(
                " | ",
                "| " + row.work(),
                Integer.toString(row.threads()),
                number("%.0f", row.ours()),
                number("%.0f", row.peer()),
                number("%.2f", row.ratio()),
                number("%.0f", row.peerFactored()),
                number("%.2f", row.ratioFactored()),
                number("%.2f", row.overheadShare()),
                number("%.2f", row.scoringShare()),
                number("%.2f", row.stepShare()) + " |");
    }

    static String row(Row row) {
        return String.join(
                " | ",
                "| " + row.work(),
                Integer.toString(row.threads()),
                number("%.0f", row.ours()),
                number("%.0f", row.peer()),
                number("%.2f", row.ratio()),
                number("%.0f", row.peerFactored()),
                number("%.2f", row.ratioFactored()),
                number("%.2f", row.sgemmShare()) + " |");
    }

    private static String number(String format, Double value) {
        return value == null ? "" : String.format(Locale.ROOT, format, value);
    }
}
