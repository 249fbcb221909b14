package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.harness.results.Metric;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.Summary.SpeedUp;
import org.taggerlab.harness.statistics.repetitions.PairedTests;
import org.taggerlab.reports.model.FigureView;
import org.taggerlab.reports.model.ReportPage;
import org.taggerlab.reports.model.Section;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.sample.Task;

/** Puts the report of one experiment together, in reading order. */
public final class ReportBuilder {
    private final SweepView sweep;
    private final Figures figures = new Figures();

    private ReportBuilder(ResultSet results) {
        this.sweep = new SweepView(results);
    }

    /**
     * The model of a report.
     *
     * @param home relative address of the index, empty without one
     */
    public static ReportPage page(ResultSet results, String home) {
        return new ReportBuilder(results).page(home);
    }

    private ReportPage page(String home) {
        var results = sweep.results();
        var overSizes = new SizeFigures(sweep, figures);
        var speedUps = new SpeedUpFigures(sweep, figures);
        var proof = new ArrayList<FigureView>();
        proof.addAll(overSizes.figure(Metric.AUC, "AUC over training size"));
        var efficiency = new DataEfficiencyFigure(sweep, figures).figure();
        proof.addAll(efficiency);
        if (efficiency.isEmpty()) {
            proof.addAll(overSizes.figure(Metric.SECONDS, "Training time over training size"));
        }

        var sections = new ArrayList<Section>();
        GatesSection.of(results).ifPresent(sections::add);
        sections.add(SummaryTable.of(sweep));
        var metrics = new ArrayList<FigureView>();
        metrics.addAll(overSizes.figure(Metric.ACCURACY, "Accuracy over training size"));
        metrics.addAll(overSizes.figure(Metric.REJECTION_03, "Rejection at 30 % signal efficiency"));
        metrics.addAll(overSizes.figure(Metric.REJECTION_05, "Rejection at 50 % signal efficiency"));
        metrics.addAll(overSizes.figure(Metric.REJECTION_07, "Rejection at 70 % signal efficiency"));
        sections.add(new Section(
                "sizes",
                "Accuracy and rejection",
                List.of(),
                metrics,
                List.of(new CurveTable(sweep).table()),
                List.of(),
                List.of()));
        sections.add(Section.ofTables("variance", "What varies", List.of(), VarianceTable.of(sweep)));
        sections.add(new Section(
                "difference-section",
                "Against from-scratch",
                verdict(),
                new DifferenceFigures(sweep, figures).figures(),
                StrengthTable.of(sweep),
                List.of(),
                List.of()));
        sections.add(new SourceTaskSection(sweep, overSizes).section());
        var time = new ArrayList<FigureView>();
        time.addAll(speedUps.toTarget());
        if (!efficiency.isEmpty()) {
            time.addAll(overSizes.figure(Metric.SECONDS, "Training time over training size"));
        }
        time.addAll(speedUps.parts());
        var trials = new TrialTables(sweep);
        var timeTables = Stream.of(speedUps.withTuning(), trials.time())
                .flatMap(Optional::stream)
                .toList();
        sections.add(new Section("time", "Time", List.of(), time, timeTables, List.of(), List.of()));
        sections.add(Section.ofFigures(
                "curves", "Rejection curves", List.of(), new RejectionCurves(sweep, figures).figure()));
        sections.add(Section.ofFigures(
                "learning", "Learning curves", List.of(), new LearningCurves(sweep, figures).figures()));
        sections.add(
                Section.ofFigures("score-section", "Scores", List.of(), new ScoreFigures(sweep, figures).figures()));
        sections.add(new LabelBudgetSection(sweep, figures).section());
        new TuningSection(sweep).section().ifPresent(sections::add);
        trials.broken().ifPresent(sections::add);
        sections.add(trials.all());
        var provenance = new ProvenanceSections(sweep);
        sections.add(provenance.samples());
        sections.add(provenance.configuration());
        sections.add(provenance.environment());
        sections.add(provenance.reproduce());

        return new ReportPage(
                results.experiment(),
                title(results),
                lead(results),
                Headline.of(results),
                warnings(),
                badges(results),
                proof,
                sections.stream().filter(ReportBuilder::holdsSomething).toList(),
                home,
                footer(results) + " · results.json sha256 " + FileDigest.sha256(ProtocolJson.bytes(results)));
    }

    static String title(ResultSet results) {
        return results.title() == null || results.title().isEmpty() ? results.experiment() : results.title();
    }

    static String lead(ResultSet results) {
        var networks = results.trials().stream()
                .map(ResultSet.TrialRecord::network)
                .distinct()
                .toList();
        return String.join(
                " · ",
                List.of(
                        results.experiment(),
                        results.task() == Task.JET_TAGGING ? "jet tagging" : "event classification",
                        String.join(", ", networks),
                        "profile " + results.profile()));
    }

    static List<ReportPage.SampleBadge> badges(ResultSet results) {
        return results.samples().stream()
                .map(s -> new ReportPage.SampleBadge(s.name(), s.kind(), String.join(", ", s.used())))
                .toList();
    }

    static String footer(ResultSet results) {
        return "Tagger Lab " + results.environment().plugin() + " · results schema " + results.schema();
    }

    private List<String> warnings() {
        var warnings = new ArrayList<>(notes());
        long broken = sweep.results().trials().stream().filter(t -> !t.done()).count();
        if (broken > 0) {
            warnings.add(NumberText.count(broken, "trial") + " of "
                    + sweep.results().trials().size()
                    + " failed or diverged; they are listed apart and in no number here.");
        }
        warnings.addAll(GatesSection.failures(sweep.results()));
        leftOut().ifPresent(warnings::add);
        return warnings;
    }

    /** The pairs of all prescriptions and sizes whose times are not compared. */
    private Optional<String> leftOut() {
        var rows = sweep.summary().speedUp().stream()
                .filter(row -> row.measure().equals("time-to-target"))
                .toList();
        int leftOut = rows.stream().mapToInt(SpeedUp::leftOut).sum();
        int compared = rows.stream().mapToInt(SpeedUp::repetitions).sum();
        return leftOut == 0
                ? Optional.empty()
                : Optional.of("%s of %s of a prescription and from-scratch %s left out of the speed-ups in time: %s."
                        .formatted(
                                NumberText.count(leftOut),
                                NumberText.count(compared + leftOut, "pair"),
                                leftOut == 1 ? "is" : "are",
                                rows.stream()
                                        .map(SpeedUp::leftOutBecause)
                                        .filter(why -> !why.isEmpty())
                                        .distinct()
                                        .collect(Collectors.joining("; "))));
    }

    /** The author's own words, each line a paragraph. */
    private List<String> notes() {
        return Objects.toString(sweep.results().configuration().get("note"), "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private List<String> verdict() {
        int most = sweep.summary().tests().stream()
                .mapToInt(t -> t.repetitions())
                .max()
                .orElse(0);
        return most < PairedTests.FEWEST
                ? List.of("Fewer than " + PairedTests.FEWEST + " repetitions: intervals, and no test.")
                : List.of(
                        "Paired t and Wilcoxon signed-rank tests over the repetitions; p-values after Holm over the "
                                + "prescriptions and sizes of each metric and test. Where fewer than "
                                + PairedTests.FEWEST
                                + " repetitions finished: no test. No exact Wilcoxon test: equal magnitudes among the differences, "
                                + "or more than 20 of them. εB, the inverse of the rejection, is finite where no background passes.");
    }

    private static boolean holdsSomething(Section section) {
        return !section.figures().isEmpty()
                || section.tables().stream().anyMatch(table -> !table.rows().isEmpty())
                || !section.facts().isEmpty()
                || !section.listings().isEmpty();
    }
}
