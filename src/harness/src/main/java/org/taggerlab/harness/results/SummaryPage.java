package org.taggerlab.harness.results;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.taggerlab.harness.results.Summary.Curve;
import org.taggerlab.harness.results.Summary.Point;

/** {@code summary.md}: the answer in words, a table a metric, samples, environment, and what went wrong. */
final class SummaryPage {
    private static final List<Metric> SHOWN = List.of(
            Metric.AUC, Metric.ACCURACY, Metric.REJECTION_03, Metric.REJECTION_05, Metric.REJECTION_07, Metric.SECONDS);

    private static final String REJECTION = "rejection-";
    /** With fewer background jets than this, a rejection is a lower limit. */
    private static final int FEW = 10;

    private static final String FEW_WORDS =
            "; \">\": the lowest Clopper-Pearson limit where fewer than " + FEW + " background jets pass.\n\n";

    private SummaryPage() {}

    static String markdown(ResultSet results) {
        var page =
                new StringBuilder("# ").append(MarkdownText.of(results.title())).append("\n\n");
        Headline.of(results)
                .forEach(sentence -> page.append(MarkdownText.of(sentence)).append("\n\n"));
        note(page, results);
        SHOWN.forEach(metric -> metric(page, results, metric));
        labels(page, results);
        preTraining(page, results);
        unfinished(page, results);
        samples(page, results);
        environment(page, results);
        return page.toString();
    }

    /** The author's own words; each line a paragraph. */
    private static void note(StringBuilder page, ResultSet results) {
        Objects.toString(results.configuration().get("note"), "")
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> page.append(MarkdownText.of(line.strip())).append("\n\n"));
    }

    private static void metric(StringBuilder page, ResultSet results, Metric metric) {
        var curves = results.summary().curves().stream()
                .filter(curve -> curve.metric().equals(metric.label()))
                .toList();
        var sizes = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .map(Point::size)
                .distinct()
                .sorted()
                .toList();
        if (sizes.isEmpty()) {
            return;
        }
        page.append("## ")
                .append(metric.label())
                .append("\n\nMean over repetitions (Student-t interval, 95 %; n)")
                .append(metric.label().startsWith(REJECTION) ? FEW_WORDS : ".\n\n");
        row(
                page,
                Stream.concat(Stream.of(Wording.sizes(results)), curves.stream().map(Curve::prescription)));
        page.append("|---:".repeat(curves.size() + 1)).append("|\n");
        for (int size : sizes) {
            row(
                    page,
                    Stream.concat(
                            Stream.of(Wording.jets(size)), curves.stream().map(curve -> cell(results, curve, size))));
        }
        page.append('\n');
    }

    private static String cell(ResultSet results, Curve curve, int size) {
        var limit = limit(results, curve, size);
        if (limit.isPresent()) {
            return "> " + Wording.metric(limit.getAsDouble());
        }
        return curve.points().stream()
                .filter(point -> point.size() == size)
                .findFirst()
                .map(point -> Wording.metric(point.mean())
                        + (point.low() == null
                                ? " (n = " + point.n() + ")"
                                : " (%s to %s; n = %s)"
                                        .formatted(
                                                Wording.metric(point.low()), Wording.metric(point.high()), point.n())))
                .orElse("none");
    }

    /** The lowest lower limit over the repetitions of a rejection that rests on too few background jets. */
    private static OptionalDouble limit(ResultSet results, Curve curve, int size) {
        if (!curve.metric().startsWith(REJECTION)) {
            return OptionalDouble.empty();
        }
        var rejections = results.trials().stream()
                .filter(trial -> trial.prescription().equals(curve.prescription())
                        && trial.size() == size
                        && trial.metrics() != null)
                .map(trial -> trial.metrics().rejection().get(curve.metric().substring(REJECTION.length())))
                .toList();
        return rejections.stream().anyMatch(rejection -> rejection.background() < FEW)
                ? rejections.stream().mapToDouble(ResultSet.Rejection::low).min()
                : OptionalDouble.empty();
    }

    private static void labels(StringBuilder page, ResultSet results) {
        var budgets = LabelBudgets.of(results);
        if (budgets.isEmpty()) {
            return;
        }
        page.append("## Labels\n\nTraining and validation labels together, for the same AUC as from-scratch.\n\n");
        row(page, Stream.of("prescription", "AUC", "from-scratch", "labels", "times fewer"));
        page.append("|---|---:|---:|---:|---:|\n");
        budgets.forEach(budget -> row(
                page,
                Stream.of(
                        budget.prescription(),
                        Wording.metric(budget.auc()),
                        labels(budget.fromScratch(), budget.fromScratchBound()),
                        labels(budget.labels(), budget.bound()),
                        budget.words())));
        page.append('\n');
    }

    private static String labels(double labels, LabelBudgets.Bound bound) {
        return bound.words() + Wording.jets((int) Math.round(labels));
    }

    private static void preTraining(StringBuilder page, ResultSet results) {
        results.trials().stream()
                .filter(trial -> trial.prescription().equals("source")
                        && trial.status().equals(TrialRecords.DONE)
                        && !trial.note().isEmpty())
                .forEach(trial -> page.append("## Source\n\n")
                        .append(MarkdownText.of(trial.note()))
                        .append("\n\n"));
    }

    private static void unfinished(StringBuilder page, ResultSet results) {
        var trials = results.trials().stream()
                .filter(trial -> !trial.status().equals(TrialRecords.DONE))
                .toList();
        if (trials.isEmpty()) {
            return;
        }
        page.append("## Trials without a result\n\n");
        trials.forEach(trial -> page.append("- %s, %s %s, repetition %s: %s. %s\n"
                .formatted(
                        MarkdownText.of(trial.prescription()),
                        Wording.jets(trial.size()),
                        Wording.unit(results),
                        trial.repetition(),
                        MarkdownText.of(trial.status()),
                        MarkdownText.of(trial.note()))));
        page.append('\n');
    }

    private static void samples(StringBuilder page, ResultSet results) {
        page.append("## Samples\n\n");
        row(page, Stream.of("sample", "kind", "process", Wording.unit(results), "used for", "sha256"));
        page.append("|---|---|---|---:|---|---|\n");
        results.samples()
                .forEach(sample -> row(
                        page,
                        Stream.of(
                                sample.name(),
                                sample.kind(),
                                Objects.toString(sample.process(), ""),
                                Wording.jets(sample.jets()),
                                String.join(", ", sample.used()),
                                sample.sha256())));
        page.append('\n');
    }

    private static void environment(StringBuilder page, ResultSet results) {
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

    private static void row(StringBuilder page, Stream<String> cells) {
        page.append(cells.map(MarkdownText::of).collect(Collectors.joining(" | ", "| ", " |\n")));
    }
}
