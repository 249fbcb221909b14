package org.taggerlab.harness.comparison;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.taggerlab.harness.descriptor.FolderName;
import org.taggerlab.harness.results.JunitXml;
import org.taggerlab.harness.results.JunitXml.Case;
import org.taggerlab.harness.results.JunitXml.Outcome;

/** The outcomes of comparisons for a CI server. */
public final class ComparisonReport {

    private ComparisonReport() {}

    /**
     * Writes {@code <experiment>/TEST-tagger-compare-<experiment>.xml} for each comparison and {@code TEST-tagger-compare.xml}
     * for all, in which experiments that only one of the sets has are named too: as skipped, they fail no build.
     *
     * @throws java.io.UncheckedIOException if the folder cannot be written
     */
    public static void write(Comparisons comparisons, Path folder) {
        comparisons
                .shared()
                .forEach(comparison -> junit(comparison).write(folder.resolve(FolderName.of(comparison.experiment()))));
        var shared = comparisons.shared().stream().map(ComparisonReport::outcome);
        var before = comparisons.onlyInBaseline().stream()
                .map(name -> new Case(name, Outcome.SKIPPED, "only in the baseline, not compared"));
        var here =
                comparisons.onlyHere().stream().map(name -> new Case(name, Outcome.SKIPPED, "only here, not compared"));
        new JunitXml(
                        "tagger-compare",
                        Stream.of(shared, before, here).flatMap(cases -> cases).toList())
                .write(folder);
    }

    private static Case outcome(Comparison comparison) {
        var violations = comparison.violations();
        return new Case(
                comparison.experiment(),
                Outcome.failedIf(!violations.isEmpty()),
                violations.isEmpty() ? "passed" : String.join("; ", violations));
    }

    private static JunitXml junit(Comparison comparison) {
        var failOn = comparison.failOn();
        var results = comparison.current();
        var cases = new ArrayList<Case>();
        cases.add(new Case(
                "something is in common",
                Outcome.failedIf(comparison.hasNothingInCommon() && failOn != FailOn.NEVER),
                comparison.cells().size() + " metrics of cells that both have"));
        for (var cell : comparison.lost()) {
            cases.add(new Case(cell.name(results), Outcome.failedIf(failOn != FailOn.NEVER), "every trial failed"));
        }
        for (var cell : comparison.cells()) {
            cases.add(new Case(
                    cell.name(results),
                    Outcome.failedIf(failOn.covers(cell.verdict())),
                    "%s: %s; %s".formatted(cell.verdict().words(), cell.words(), cell.testWords())));
        }
        return new JunitXml("tagger-compare-" + comparison.experiment(), cases);
    }
}
