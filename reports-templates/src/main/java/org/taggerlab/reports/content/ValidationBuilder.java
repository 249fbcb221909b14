package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.reports.figure.Axis;
import org.taggerlab.reports.figure.HeatMap;
import org.taggerlab.reports.figure.HeatMapRenderer;
import org.taggerlab.reports.figure.Plot;
import org.taggerlab.reports.figure.Series;
import org.taggerlab.reports.figure.Style;
import org.taggerlab.reports.model.FigureView;
import org.taggerlab.reports.model.ReportPage;
import org.taggerlab.reports.model.Section;
import org.taggerlab.reports.model.Table;
import org.taggerlab.vocabulary.worker.SampleValidation;
import org.taggerlab.vocabulary.worker.SampleValidation.Histogram;

/** Puts the page together on which samples are looked at, each laid over the others. */
public final class ValidationBuilder {
    /** Masses of the W and the top in GeV, PDG 2024, where a sample's peak should be. */
    private static final double W = 80.4;

    private static final double TOP = 172.6;

    /** More lines than this in one plot cannot be told apart: each sample then has its own. */
    private static final int MOST_LINES = 3;

    private final List<SampleValidation> samples;
    private final Figures figures = new Figures();

    private ValidationBuilder(List<SampleValidation> samples) {
        this.samples = List.copyOf(samples);
    }

    /**
     * The model of the page.
     *
     * @param samples at least one
     * @param home relative address of the index, empty without one
     */
    public static ReportPage page(List<SampleValidation> samples, String home) {
        return new ValidationBuilder(samples).page(home);
    }

    private ReportPage page(String home) {
        var proof = new ArrayList<FigureView>();
        proof.addAll(histogram(
                "groomed-mass",
                "Groomed jet mass",
                Axis.linear("groomed mass / GeV"),
                SampleValidation::groomedMass,
                " Groomed with "
                        + SweepView.list(samples.stream()
                                .map(SampleValidation::grooming)
                                .distinct()
                                .toList()) + ". Dashed: the masses of W and top, 80.4 and 172.6 GeV.",
                W,
                TOP));
        proof.addAll(histogram(
                "mass",
                "Jet mass",
                Axis.linear("mass / GeV"),
                SampleValidation::mass,
                " Dashed: the masses of W and top, 80.4 and 172.6 GeV.",
                W,
                TOP));
        var more = new ArrayList<FigureView>();
        more.addAll(histogram(
                "multiplicity",
                "Constituents per jet",
                Axis.linear("constituents"),
                SampleValidation::multiplicity,
                ""));
        more.addAll(histogram("pt", "Transverse momentum", Axis.log("pT / GeV"), SampleValidation::pt, ""));
        var sections = new ArrayList<Section>();
        sections.add(Section.ofTables(
                "jets", "The jets", samples.stream().map(SampleTables::sentence).toList(), List.of()));
        sections.add(Section.ofFigures("more", "Multiplicity and momentum", List.of(), more));
        sections.add(Section.ofFigures("lund", "Primary Lund plane", List.of(), lundPlanes()));
        sections.add(SampleTables.dropped(samples));
        sections.add(SampleTables.setUps(samples));
        return new ReportPage(
                "samples",
                "Samples, looked at",
                NumberText.count(samples.size(), "sample"),
                List.of("At most the first " + NumberText.count(SampleValidation.MOST)
                        + " jets of each are looked at."),
                List.of(),
                samples.stream()
                        .map(s ->
                                new ReportPage.SampleBadge(s.name(), s.kind(), s.process() == null ? "" : s.process()))
                        .toList(),
                proof,
                sections.stream()
                        .filter(s -> !s.figures().isEmpty()
                                || !s.tables().isEmpty()
                                || !s.paragraphs().isEmpty())
                        .toList(),
                home,
                "Tagger Lab · " + SampleValidation.SCHEMA);
    }

    /** Where each has its own panel nothing has to be told apart. */
    private Style style(SampleValidation sample) {
        return samples.size() > MOST_LINES
                ? Style.CIRCLE
                : Style.values()[samples.indexOf(sample) % Style.values().length];
    }

    private List<FigureView> histogram(
            String id,
            String title,
            Axis axis,
            Function<SampleValidation, Histogram> of,
            String more,
            double... masses) {
        var shown = samples.stream().filter(s -> of.apply(s) != null).toList();
        var rows = new ArrayList<List<String>>();
        var series = shown.stream().map(s -> steps(s, of.apply(s), rows)).toList();
        var x = spanned(axis, shown.stream().map(of).toList());
        boolean apart = series.size() > MOST_LINES;
        var plots = apart
                ? IntStream.range(0, series.size())
                        .mapToObj(
                                i -> plot(id + "-" + i, title, series.get(i).name(), x, List.of(series.get(i)), masses))
                        .toList()
                : List.of(plot(id, title, "", x, series, masses));
        return figures.figure(
                id,
                title,
                "Line: fraction of the sample's jets in each bin; what lies beyond the axis counts as jets too." + more,
                plots,
                (apart ? List.<SampleValidation>of() : samples)
                        .stream()
                                .flatMap(s ->
                                        Figures.legend(List.of(s.name() + " (" + s.kind() + ")"), n -> style(s), false)
                                                .stream())
                                .toList(),
                new Table(
                        "t-" + id,
                        title,
                        List.of(
                                Table.text("sample"),
                                Table.number(axis.label() + " from"),
                                Table.number("to"),
                                Table.number("jets"),
                                Table.number("fraction")),
                        rows));
    }

    private static Plot plot(String id, String title, String heading, Axis x, List<Series> series, double... masses) {
        return Plot.of(
                        "f-" + id,
                        heading.isEmpty() ? title : title + " of " + heading,
                        "One line per sample. The table below the figure holds the values.",
                        heading,
                        x,
                        Axis.linear("fraction of jets per bin").within(0.0, null),
                        series)
                .with(Arrays.stream(masses)
                        .mapToObj(m -> new Plot.Rule(m, 0, m, 1e3))
                        .toArray(Plot.Rule[]::new));
    }

    /** The axis over all bins in which any sample has jets. */
    private static Axis spanned(Axis axis, List<Histogram> histograms) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (var histogram : histograms) {
            double width = (histogram.high() - histogram.low()) / histogram.counts().length;
            for (int i = 0; i < histogram.counts().length; i++) {
                double from = histogram.low() + i * width;
                if (histogram.counts()[i] > 0 && (!axis.log() || from > 0)) {
                    low = Math.min(low, from);
                    high = Math.max(high, from + width);
                }
            }
        }
        return low < high ? axis.spanning(low, high) : axis;
    }

    private Series steps(SampleValidation sample, Histogram histogram, List<List<String>> rows) {
        double all = Math.max(
                1, IntStream.of(histogram.counts()).asLongStream().sum() + histogram.below() + histogram.above());
        double width = (histogram.high() - histogram.low()) / histogram.counts().length;
        var line = new ArrayList<Series.Mark>();
        for (int i = 0; i < histogram.counts().length; i++) {
            double from = histogram.low() + i * width;
            double fraction = histogram.counts()[i] / all;
            line.add(new Series.Mark(from, fraction, ""));
            line.add(new Series.Mark(from + width, fraction, ""));
            rows.add(row(
                    sample,
                    NumberText.significant(from),
                    NumberText.significant(from + width),
                    histogram.counts()[i],
                    fraction));
        }
        rows.add(row(sample, "", NumberText.significant(histogram.low()), histogram.below(), histogram.below() / all));
        rows.add(row(sample, NumberText.significant(histogram.high()), "", histogram.above(), histogram.above() / all));
        return Series.line(sample.name(), style(sample), line, List.of());
    }

    private static List<String> row(SampleValidation sample, String from, String to, int jets, double fraction) {
        return List.of(sample.name(), from, to, NumberText.count(jets), NumberText.value(fraction));
    }

    private List<FigureView> lundPlanes() {
        var shown = samples.stream().filter(s -> s.lundPlane() != null).toList();
        double most = darkest(shown);
        var drawings = shown.stream()
                .map(s -> HeatMapRenderer.svg(heatMap(s, shown.indexOf(s), most)))
                .toList();
        var rows = new ArrayList<List<String>>();
        shown.forEach(s -> rows.addAll(lundRows(s)));
        return figures.drawn(
                "lund-plane",
                "Primary Lund plane, one image per sample",
                "Emissions along the harder branch, per jet and unit area of ln(1/Δ) and ln(kt / GeV) [arXiv:1807.04758]; "
                        + "the same colours in all images, the darkest one for that much or more. The table holds the means over ln(1/Δ) at each ln kt.",
                drawings,
                List.of(),
                new Table(
                        "t-lund-plane",
                        "emissions per jet and unit area, mean over ln(1/Δ)",
                        List.of(
                                Table.text("sample"),
                                Table.kind("kind"),
                                Table.number("ln(kt / GeV) from"),
                                Table.number("to"),
                                Table.number("emissions")),
                        rows));
    }

    /** What 99 % of the bins that are not empty stay below, so that a single hot bin does not pale the rest. */
    private static double darkest(List<SampleValidation> shown) {
        double[] filled = shown.stream()
                .flatMapToDouble(s -> Arrays.stream(s.lundPlane().density()))
                .filter(d -> d > 0)
                .sorted()
                .toArray();
        return filled.length == 0 ? 1 : filled[(int) (0.99 * (filled.length - 1))];
    }

    private HeatMap heatMap(SampleValidation sample, int number, double most) {
        var plane = sample.lundPlane();
        return new HeatMap(
                "f-lund-" + number,
                "Primary Lund plane of " + sample.name(),
                "Density of emissions. The table below the figure holds its means.",
                sample.name() + " (" + sample.kind() + ")",
                Style.CIRCLE,
                Axis.linear("ln(1/Δ)").spanning(plane.deltaLow(), plane.deltaHigh()),
                Axis.linear("ln(kt / GeV)").spanning(plane.ktLow(), plane.ktHigh()),
                plane.deltaBins(),
                plane.ktBins(),
                plane.density(),
                most,
                "per jet and area");
    }

    private static List<List<String>> lundRows(SampleValidation sample) {
        var plane = sample.lundPlane();
        double height = (plane.ktHigh() - plane.ktLow()) / plane.ktBins();
        return IntStream.range(0, plane.ktBins())
                .mapToObj(row -> List.of(
                        sample.name(),
                        sample.kind(),
                        NumberText.significant(plane.ktLow() + row * height),
                        NumberText.significant(plane.ktLow() + (row + 1) * height),
                        NumberText.significant(
                                Arrays.stream(plane.density(), row * plane.deltaBins(), (row + 1) * plane.deltaBins())
                                        .average()
                                        .orElse(0))))
                .toList();
    }
}
