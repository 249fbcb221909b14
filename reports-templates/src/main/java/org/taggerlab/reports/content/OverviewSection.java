package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.taggerlab.harness.results.GateOutcome;
import org.taggerlab.harness.results.Metric;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.Summary;
import org.taggerlab.harness.results.Summary.DataEfficiency;
import org.taggerlab.harness.results.Summary.SpeedUp;
import org.taggerlab.reports.figure.Axis;
import org.taggerlab.reports.figure.Plot;
import org.taggerlab.reports.figure.Series;
import org.taggerlab.reports.figure.Style;
import org.taggerlab.reports.model.Section;
import org.taggerlab.reports.model.Table;

/** All experiments in one view: what each prescription saves in each of them. */
final class OverviewSection {
    /** How far the rows of one experiment lie apart. */
    private static final double APART = 0.22;

    private final List<ResultSet> experiments;
    private final List<String> prescriptions;

    private OverviewSection(List<ResultSet> experiments, List<String> prescriptions) {
        this.experiments = experiments;
        this.prescriptions = prescriptions;
    }

    /** The section; none while no experiment compares a prescription with from-scratch. */
    static List<Section> of(List<ResultSet> experiments) {
        var compared = experiments.stream()
                .filter(results -> !results.summary().dataEfficiency().isEmpty())
                .toList();
        Set<String> prescriptions = new LinkedHashSet<>();
        compared.forEach(results -> prescriptions.addAll(new SweepView(results).transferred()));
        return compared.isEmpty()
                ? List.of()
                : List.of(new OverviewSection(compared, List.copyOf(prescriptions)).section());
    }

    private Section section() {
        var figures = new Figures();
        var all = new ArrayList<>(figures.figure(
                "overview",
                "How much does a transferred tagger save?",
                "Mark: from-scratch / prescription, left for the training jets or events that reach from-scratch's best AUC, "
                        + "right for the training time to from-scratch's best validation loss at the largest size; bar: 95 % "
                        + "interval; an arrow: the sweep ends there, the ratio is a bound. Right of the dashed line the "
                        + "prescription saves.",
                List.of(
                        panel("data", "Data efficiency", "times fewer training jets or events", this::data),
                        panel("time", "Speed-up", "times faster", this::time)),
                Figures.legend(prescriptions, this::style, true),
                table()));
        all.addAll(PerformanceProfile.figure(experiments, figures));
        return Section.ofFigures("overview", "Overview", List.of(), all);
    }

    private Style style(String prescription) {
        return SweepView.style(prescription, prescriptions);
    }

    private Plot panel(String id, String heading, String axis, BiFunction<ResultSet, String, Optional<ForestRow>> row) {
        var ticks = new ArrayList<Axis.Tick>();
        for (int i = 0; i < experiments.size(); i++) {
            ticks.add(new Axis.Tick(experiments.size() - i, experiments.get(i).experiment()));
        }
        return Plot.of(
                        "f-overview-" + id,
                        heading,
                        "From-scratch divided by each prescription, one row per experiment. The table below holds every value.",
                        heading,
                        Axis.log(axis),
                        Axis.linear("").at(ticks).spanning(0.4, experiments.size() + 0.6),
                        prescriptions.stream()
                                .map(prescription -> series(prescription, row))
                                .toList())
                .with(new Plot.Rule(1, -1e3, 1, 1e3));
    }

    private Series series(String prescription, BiFunction<ResultSet, String, Optional<ForestRow>> of) {
        var marks = new ArrayList<Series.Mark>();
        var whiskers = new ArrayList<Series.Whisker>();
        double aside = APART * ((prescriptions.size() - 1) / 2.0 - prescriptions.indexOf(prescription));
        for (int i = 0; i < experiments.size(); i++) {
            double y = experiments.size() - i + aside;
            of.apply(experiments.get(i), prescription).ifPresent(row -> {
                marks.addAll(row.mark(y));
                whiskers.addAll(row.whiskers(y));
            });
        }
        return Series.intervals(prescription, style(prescription), marks, whiskers);
    }

    private Optional<ForestRow> data(ResultSet results, String prescription) {
        return best(results, prescription)
                .map(row -> ForestRow.of(
                        row,
                        "%s, %s: %s%s times fewer training %s for AUC %s, n = %s"
                                .formatted(
                                        results.experiment(),
                                        prescription,
                                        ForestRow.sign(row),
                                        NumberText.ratio(row.value()),
                                        results.unit(),
                                        NumberText.value(row.auc()),
                                        row.repetitions())));
    }

    private Optional<ForestRow> time(ResultSet results, String prescription) {
        return results.summary().speedUp().stream()
                .filter(row ->
                        row.prescription().equals(prescription) && row.measure().equals("time-to-target"))
                .max(Comparator.comparingInt(SpeedUp::size))
                .map(row -> ForestRow.of(
                        row,
                        "%s, %s: %s times faster at %s, n = %s"
                                .formatted(
                                        results.experiment(),
                                        prescription,
                                        NumberText.ratio(row.value()),
                                        results.size(row.size()),
                                        row.reached())));
    }

    private static Optional<DataEfficiency> best(ResultSet results, String prescription) {
        return results.summary().dataEfficiency().stream()
                .filter(row -> row.prescription().equals(prescription) && row.atBest())
                .findFirst();
    }

    private Table table() {
        var rows = new ArrayList<List<String>>();
        for (ResultSet results : experiments) {
            for (String prescription : new SweepView(results).transferred()) {
                rows.add(List.of(
                        results.experiment(),
                        prescription,
                        best(results, prescription)
                                .map(row -> NumberText.value(row.auc()))
                                .orElse(""),
                        data(results, prescription).map(ForestRow::text).orElse(""),
                        time(results, prescription).map(ForestRow::text).orElse(""),
                        NumberText.count(results.summary().curve(prescription, Metric.AUC).stream()
                                .flatMap(curve -> curve.points().stream())
                                .mapToInt(Summary.Point::n)
                                .max()
                                .orElse(0)),
                        GateOutcome.count(results.gates())));
            }
        }
        return new Table(
                "t-overview",
                "what each prescription saves, with 95 % intervals",
                List.of(
                        Table.text("experiment"),
                        Table.text("prescription"),
                        Table.number("from-scratch's best AUC"),
                        Table.number("times fewer jets or events"),
                        Table.number("times faster"),
                        Table.number("repetitions"),
                        Table.text("gates")),
                rows);
    }
}
