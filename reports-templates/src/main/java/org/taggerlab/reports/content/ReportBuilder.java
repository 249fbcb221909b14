package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.List;
import org.taggerlab.harness.results.Headline;
import org.taggerlab.harness.results.Notes;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.Wording;
import org.taggerlab.harness.statistics.repetitions.PairedTests;
import org.taggerlab.reports.model.FigureView;
import org.taggerlab.reports.model.ReportPage;
import org.taggerlab.reports.model.Section;
import org.taggerlab.reports.model.Table;

/** Puts the report of one experiment together, in reading order. */
public final class ReportBuilder {
    private final Sweep sweep;
    private final Figures figures = new Figures();

    private ReportBuilder(ResultSet results) {
        this.sweep = new Sweep(results);
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
        var overSizes = new OverSizes(sweep, figures);
        var speedUps = new SpeedUps(sweep, figures);
        var proof = new ArrayList<FigureView>();
        proof.addAll(overSizes.figure(Metric.AUC, "AUC over training size"));
        var efficiency = new DataEfficiencies(sweep, figures).figure();
        proof.addAll(efficiency);
        if (efficiency.isEmpty()) {
            proof.addAll(overSizes.figure(Metric.SECONDS, "Training time over training size"));
        }

        var sections = new ArrayList<Section>();
        var metrics = new ArrayList<FigureView>();
        metrics.addAll(overSizes.figure(Metric.ACCURACY, "Accuracy over training size"));
        metrics.addAll(overSizes.figure(Metric.REJECTION_30, "Rejection at 30 % signal efficiency"));
        metrics.addAll(overSizes.figure(Metric.REJECTION_50, "Rejection at 50 % signal efficiency"));
        metrics.addAll(overSizes.figure(Metric.REJECTION_70, "Rejection at 70 % signal efficiency"));
        sections.add(new Section("sizes", "Accuracy and rejection", List.of(), metrics, fits(), List.of(), List.of()));
        sections.add(Section.ofFigures(
                "difference-section", "Against from-scratch", verdict(), new Differences(sweep, figures).figures()));
        var time = new ArrayList<FigureView>();
        time.addAll(speedUps.toTarget());
        if (!efficiency.isEmpty()) {
            time.addAll(overSizes.figure(Metric.SECONDS, "Training time over training size"));
        }
        time.addAll(speedUps.parts());
        sections.add(Section.ofFigures("time", "Time", List.of(), time));
        sections.add(Section.ofFigures("curves", "ROC curves", List.of(), new RocCurves(sweep, figures).figures()));
        sections.add(Section.ofFigures(
                "learning", "Learning curves", List.of(), new LearningCurves(sweep, figures).figures()));
        sections.add(Section.ofFigures("score-section", "Scores", List.of(), new Scores(sweep, figures).figures()));
        sections.add(new LabelBudget(sweep, figures).section());
        var trials = new TrialTables(sweep);
        trials.broken().ifPresent(sections::add);
        sections.add(trials.all());
        var provenance = new Provenance(sweep);
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
                footer(results));
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
                        results.task() == null ? "" : results.task(),
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
        var warnings = new ArrayList<>(Notes.of(sweep.results()));
        long broken = sweep.results().trials().stream()
                .filter(t -> !"done".equals(t.status()))
                .count();
        if (broken > 0) {
            warnings.add(Words.several(broken, "trial") + " of "
                    + sweep.results().trials().size()
                    + " failed or diverged; they are listed apart and in no number here.");
        }
        return warnings;
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

    private List<Table> fits() {
        var rows = new ArrayList<List<String>>();
        for (String prescription : sweep.prescriptions()) {
            var curve = sweep.curve(prescription, Metric.AUC.key());
            if (curve == null) {
                continue;
            }
            var fit = curve.fit();
            rows.add(
                    fit == null
                            ? List.of(prescription, "no fit", "", "", "")
                            : List.of(
                                    prescription,
                                    Wording.measured(fit.a(), fit.aError()),
                                    Wording.measured(fit.b(), fit.bError()),
                                    Wording.measured(fit.c(), fit.cError()),
                                    String.join(
                                            ", ",
                                            fit.residuals().stream()
                                                    .map(Words::signed)
                                                    .toList())));
        }
        return rows.isEmpty()
                ? List.of()
                : List.of(new Table(
                        "t-fits",
                        "power law AUC(N) = a − b N^−c of the means, by Levenberg-Marquardt, ± one standard error; no fit: the points do not determine one",
                        List.of(
                                Table.text("prescription"),
                                Table.text("a"),
                                Table.text("b"),
                                Table.text("c"),
                                Table.text("measured − fitted, by size")),
                        rows));
    }

    private static boolean holdsSomething(Section section) {
        return !section.figures().isEmpty()
                || !section.tables().isEmpty()
                || !section.facts().isEmpty()
                || !section.listings().isEmpty();
    }
}
