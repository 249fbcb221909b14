package org.taggerlab.benchmarks;

import java.util.Locale;

/** The rows as a Markdown table. */
final class BenchTable {
    /** The heading. */
    static final String HEAD = """
            | work | threads | ours, jets/s | PyTorch, jets/s | ratio | PyTorch factored, jets/s | ratio | share of sgemm |
            |---|---|---|---|---|---|---|---|""".stripIndent();

    private BenchTable() {}

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
