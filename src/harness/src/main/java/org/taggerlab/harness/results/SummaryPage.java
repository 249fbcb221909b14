package org.taggerlab.harness.results;

import java.util.List;
import org.taggerlab.harness.results.ResultSet.Rejection;

/** {@code summary.md}: the answer in words, tables of what follows, samples, environment, and what went wrong. */
final class SummaryPage {
    private static final List<Metric> SHOWN = List.of(
            Metric.AUC, Metric.ACCURACY, Metric.REJECTION_03, Metric.REJECTION_05, Metric.REJECTION_07, Metric.SECONDS);

    private static final String FEW_WORDS = "; \"≥\": a lower limit, with the lower Clopper-Pearson limit of each "
            + "repetition in which fewer than " + Rejection.FEW + " background %s pass";

    private final ResultSet results;
    private final StringBuilder page = new StringBuilder();

    private SummaryPage(ResultSet results) {
        this.results = results;
    }

    static String markdown(ResultSet results) {
        return new SummaryPage(results).text();
    }

    private String text() {
        var tables = new SummaryTables(results);
        page.append("# ").append(MarkdownText.of(results.title())).append("\n\n");
        Headline.of(results)
                .forEach(sentence -> page.append(MarkdownText.of(sentence)).append("\n\n"));
        Notes.of(results).forEach(note -> page.append(MarkdownText.of(note)).append("\n\n"));
        section(
                "Data efficiency",
                "How many times fewer %s than from-scratch for the same AUC; \"≥\" and \"≤\": a bound. 95 % interval: the "
                        + "paired t test inverted with fewer than 6 repetitions, bootstrap from 6 on.",
                tables.dataEfficiency());
        section(
                "Labels",
                "Training and validation labels together, for the same AUC as from-scratch.",
                tables.labels());
        section(
                "Speed-up",
                "From-scratch / prescription, geometric mean over the repetitions that reach from-scratch's best "
                        + "validation loss (`reached`), of an epoch over all; Student-t interval of the logarithm, 95 %.",
                tables.speedUp());
        section(
                "Against from-scratch",
                "Mean of the paired differences with its Student-t interval, 95 %; p-values after Holm over the cells "
                        + "of a metric and test. Fewer than 5 repetitions are no test.",
                tables.tests());
        for (var metric : SHOWN) {
            String few = metric.label().startsWith("rejection-") ? FEW_WORDS : "";
            section(
                    metric.label(),
                    "Mean over repetitions (Student-t interval, 95 %; n)" + few + ".",
                    tables.metric(metric));
        }
        section("Power laws", "AUC(N) = a - b N^-c, ± one standard error.", tables.powerLaws());
        preTraining();
        unfinished();
        section("Samples", "", tables.samples());
        environment();
        return page.toString();
    }

    private void section(String title, String what, String table) {
        if (!table.isEmpty()) {
            page.append("## ").append(title).append("\n\n");
            page.append(what.isEmpty() ? "" : what.replace("%s", Wording.unit(results)) + "\n\n");
            page.append(table);
        }
    }

    private void preTraining() {
        results.trials().stream()
                .filter(trial -> trial.prescription().equals(Prescriptions.SOURCE)
                        && trial.status().equals(TrialRecords.DONE)
                        && !trial.note().isEmpty())
                .forEach(trial -> page.append("## Source\n\n")
                        .append(MarkdownText.of(trial.note()))
                        .append("\n\n"));
    }

    private void unfinished() {
        var trials = results.trials().stream()
                .filter(trial -> !trial.status().equals(TrialRecords.DONE))
                .toList();
        if (trials.isEmpty()) {
            return;
        }
        page.append("## Trials without a result\n\n");
        trials.forEach(trial -> page.append("- %s, %s, repetition %s: %s. %s\n"
                .formatted(
                        MarkdownText.of(trial.prescription()),
                        Wording.size(results, trial.size()),
                        trial.repetition(),
                        MarkdownText.of(trial.status()),
                        MarkdownText.of(trial.note()))));
        page.append('\n');
    }

    private void environment() {
        var where = results.environment();
        page.append("## Environment\n\n");
        page.append(MarkdownText.of("%s, %s, %s a worker; backend %s, kernels %s; ND4J %s; Java %s; "
                        .formatted(
                                where.cpu(),
                                Wording.count(where.cores(), "core"),
                                Wording.count(where.threads(), "thread"),
                                where.backend(),
                                where.kernels(),
                                where.nd4j(),
                                where.jvm())
                + "plugin %s; git %s; profile %s.".formatted(where.plugin(), where.git(), results.profile())));
        page.append('\n');
    }
}
