package org.taggerlab.harness.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.taggerlab.harness.results.GridCell;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.TrialGrid;

/**
 * A result set against a baseline.
 *
 * @param current the result set
 * @param failOn when the comparison fails a build
 * @param environment what differs in where they ran
 * @param samples what differs in their samples
 * @param configuration what differs in what was asked for
 * @param cells every metric of every cell that both have, regressions first
 * @param lost cells that have results in the baseline, were tried again and have none now
 * @param onlyInBaseline cells that were not tried again
 * @param onlyInCurrent cells that the baseline does not have
 */
public record Comparison(
        ResultSet current,
        FailOn failOn,
        List<FieldDifference> environment,
        List<FieldDifference> samples,
        List<FieldDifference> configuration,
        List<CellDifference> cells,
        List<GridCell> lost,
        List<GridCell> onlyInBaseline,
        List<GridCell> onlyInCurrent) {

    /** Compares two result sets. */
    public static Comparison of(ResultSet baseline, ResultSet current, FailOn failOn) {
        var before = TrialGrid.of(baseline.trials()).measured();
        var grid = TrialGrid.of(current.trials());
        var now = grid.measured();
        var tried = grid.tried();
        var gone = before.stream().filter(cell -> !now.contains(cell)).toList();
        return new Comparison(
                current,
                failOn,
                FieldDifference.ofEnvironments(baseline, current),
                FieldDifference.ofSamples(baseline, current),
                FieldDifference.ofConfigurations(baseline, current),
                CellDifferences.of(baseline, current),
                gone.stream().filter(tried::contains).toList(),
                gone.stream().filter(cell -> !tried.contains(cell)).toList(),
                now.stream().filter(cell -> !before.contains(cell)).toList());
    }

    /** The experiment's name. */
    public String experiment() {
        return current.experiment();
    }

    /** Whether there is nothing to compare. */
    public boolean hasNothingInCommon() {
        return cells.isEmpty() && lost.isEmpty();
    }

    /** Whether anything could be tested, so that a change can be significant at all. */
    public boolean isTested() {
        return cells.stream().anyMatch(cell -> cell.p() != null);
    }

    /** Whether descriptors and samples are the same, so that a difference is one of code or machine. */
    public boolean isOfSameDescriptor() {
        return samples.isEmpty() && configuration.isEmpty();
    }

    /** The same comparison with another gate. */
    Comparison failingOn(FailOn other) {
        return new Comparison(
                current, other, environment, samples, configuration, cells, lost, onlyInBaseline, onlyInCurrent);
    }

    /** What got worse, in a sentence: how much of it, and the worst cell with its interval. */
    public String sentence() {
        var worse = cells.stream().filter(CellDifference::isWorse).toList();
        String compared = NumberText.count(cells.size(), "metric") + " compared, ";
        if (worse.isEmpty()) {
            return compared + "none is worse";
        }
        long significant = worse.stream().filter(CellDifference::isSignificant).count();
        var worst = worse.stream()
                .min(Comparator.comparing(CellDifference::verdict)
                        .thenComparing(cell -> cell.p() == null ? 2 : cell.p()))
                .orElseThrow();
        return compared
                + "%s worse, %s of them significantly; the worst: %s, by %s (%s)"
                        .formatted(
                                NumberText.count(worse.size()),
                                significant == 0 ? "none" : NumberText.count(significant),
                                worst.name(current),
                                worst.words(),
                                worst.testWords());
    }

    /** Why the build fails, one sentence each; empty if it does not. */
    public List<String> violations() {
        var violations = new ArrayList<String>();
        if (failOn == FailOn.NEVER) {
            return violations;
        }
        if (hasNothingInCommon()) {
            violations.add("the baseline has no cell in common with " + experiment()
                    + "; name a baseline of the same prescriptions and sizes");
        }
        lost.forEach(
                cell -> violations.add(cell.name(current) + ": the baseline has results, here every trial failed"));
        cells.stream()
                .filter(cell -> failOn.covers(cell.verdict()))
                .forEach(cell -> violations.add("%s: %s by %s; %s"
                        .formatted(cell.name(current), cell.verdict().words(), cell.words(), cell.testWords())));
        return violations;
    }
}
