package org.taggerlab.harness.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.taggerlab.harness.comparison.CellDifference.Verdict;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet;

/**
 * All experiments of a build against a baseline, matched by their names.
 *
 * @param baseline what a user calls the baseline
 * @param shared one comparison per experiment that both have, in the order of the current results
 * @param onlyInBaseline names of experiments that are not here
 * @param onlyHere names of experiments that the baseline does not have
 */
public record Comparisons(
        String baseline, List<Comparison> shared, List<String> onlyInBaseline, List<String> onlyHere) {

    /**
     * Compares all.
     *
     * @param name what a user calls the baseline
     * @param failOn when the comparison of an experiment fails a build
     */
    public static Comparisons of(
            String name, List<ResultSet> baseline, List<ResultSet> current, Function<ResultSet, FailOn> failOn) {
        var shared = new ArrayList<Comparison>();
        for (var now : current) {
            find(baseline, now.experiment())
                    .ifPresent(before -> shared.add(Comparison.of(before, now, failOn.apply(now))));
        }
        return new Comparisons(name, List.copyOf(shared), missing(baseline, current), missing(current, baseline));
    }

    /** The same, where a baseline of another descriptor or of other samples fails no build. */
    public Comparisons leavingOthersOut() {
        return new Comparisons(
                baseline,
                shared.stream()
                        .map(each -> each.isOfSameDescriptor() ? each : each.failingOn(FailOn.NEVER))
                        .toList(),
                onlyInBaseline,
                onlyHere);
    }

    /** Whether the baseline comes out here, in a sentence, of the experiments with its descriptors; empty without any. */
    public String reproduction() {
        var same = shared.stream().filter(Comparison::isOfSameDescriptor).toList();
        if (same.isEmpty()) {
            return "";
        }
        var cells = same.stream().flatMap(each -> each.cells().stream()).toList();
        String of = NumberText.count(same.size(), "experiment") + ", " + NumberText.count(cells.size(), "metric");
        long changed = cells.stream()
                .filter(cell -> cell.verdict() != Verdict.UNCHANGED)
                .count();
        long significant = cells.stream().filter(CellDifference::isSignificant).count();
        boolean lost = same.stream().anyMatch(each -> !each.lost().isEmpty());
        if (significant > 0 || lost) {
            return "This machine does not reproduce %s: of %s, %s differ significantly%s"
                    .formatted(baseline, of, NumberText.count(significant), lost ? ", and cells have no result" : "");
        }
        return "This machine reproduces %s (%s) %s"
                .formatted(baseline, of, changed == 0 ? "to the last bit" : "within its intervals");
    }

    /** Why the build fails, one sentence each with the name of the experiment; empty if it does not. */
    public List<String> violations() {
        return shared.stream()
                .flatMap(
                        comparison -> comparison.violations().stream().map(why -> comparison.experiment() + ": " + why))
                .toList();
    }

    private static List<String> missing(List<ResultSet> there, List<ResultSet> here) {
        return names(there).filter(name -> find(here, name).isEmpty()).toList();
    }

    private static Stream<String> names(List<ResultSet> results) {
        return results.stream().map(ResultSet::experiment);
    }

    private static Optional<ResultSet> find(List<ResultSet> results, String experiment) {
        return results.stream()
                .filter(each -> each.experiment().equals(experiment))
                .findFirst();
    }
}
