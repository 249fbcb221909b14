package org.taggerlab.reports.content;

import java.util.List;
import org.taggerlab.harness.results.Metric;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.Summary.Curve;
import org.taggerlab.harness.results.Summary.PowerLaw;
import org.taggerlab.harness.results.Summary.Prediction;
import org.taggerlab.reports.model.Table;

/** What the means over the sizes follow: power laws, and how far they are from rising. */
final class CurveTable {
    private final SweepView sweep;

    CurveTable(SweepView sweep) {
        this.sweep = sweep;
    }

    /** One row per prescription. */
    Table table() {
        return new Table(
                "t-fits",
                "power law AUC(N) = a − b N^−c of the means, by Levenberg-Marquardt, ± one standard error; no fit: the points do not "
                        + "determine one; predicted: the largest size by a fit to the others, with its 95 % interval; isotonic "
                        + "correction: the largest distance of a mean from the monotone curve that data efficiencies are read off",
                List.of(
                        Table.text("prescription"),
                        Table.text("a"),
                        Table.text("b"),
                        Table.text("c"),
                        Table.text("measured − fitted, by size"),
                        Table.text("predicted"),
                        Table.text("measured − predicted"),
                        Table.number("isotonic correction")),
                sweep.summary().curves().stream()
                        .filter(curve -> curve.metric().equals(Metric.AUC.label()))
                        .map(CurveTable::row)
                        .toList());
    }

    private static List<String> row(Curve curve) {
        String correction = NumberText.value(curve.isotonicCorrection());
        var fit = curve.fit();
        return fit == null
                ? List.of(curve.prescription(), "no fit", "", "", "", "", "", correction)
                : List.of(
                        curve.prescription(),
                        NumberText.measured(fit.a(), fit.aError()),
                        NumberText.measured(fit.b(), fit.bError()),
                        NumberText.measured(fit.c(), fit.cError()),
                        String.join(
                                ", ",
                                fit.residuals().stream().map(NumberText::signed).toList()),
                        predicted(fit.prediction()),
                        missed(curve, fit),
                        correction);
    }

    private static String predicted(Prediction found) {
        if (found == null) {
            return "no fit without it";
        }
        return NumberText.value(found.value())
                + (found.low() == null
                        ? ""
                        : " (" + NumberText.value(found.low()) + " to " + NumberText.value(found.high()) + ")");
    }

    private static String missed(Curve curve, PowerLaw fit) {
        return fit.prediction() == null
                ? ""
                : curve.points().stream()
                        .filter(point -> point.size() == fit.prediction().size())
                        .map(point -> NumberText.signed(
                                point.mean() - fit.prediction().value()))
                        .findFirst()
                        .orElse("");
    }
}
