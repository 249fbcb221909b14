package org.taggerlab.harness.comparison;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.taggerlab.harness.results.JunitXml;
import org.taggerlab.harness.results.JunitXml.Case;
import org.taggerlab.harness.results.JunitXml.Outcome;
import org.taggerlab.vocabulary.file.AtomicFile;

/** The files of comparisons: Markdown for a pull request, JUnit XML for a CI server. */
public final class ComparisonFiles {
    /** The comparison of one experiment; below 60 kB, which code hosts accept as a comment. */
    public static final String MARKDOWN = "comparison.md";
    /** All experiments, a line each; likewise. */
    public static final String INDEX = "index.md";

    private ComparisonFiles() {}

    /**
     * Writes {@value #MARKDOWN} and {@code TEST-tagger-compare-<experiment>.xml}.
     *
     * @throws UncheckedIOException if the folder cannot be written
     */
    public static void write(Comparison comparison, Path folder) {
        save(folder.resolve(MARKDOWN), ComparisonPage.markdown(comparison));
        junit(comparison).write(folder);
    }

    /**
     * Writes {@value #INDEX} and {@code TEST-tagger-compare.xml}, in which experiments that only one of the sets has are
     * named too: as skipped, they fail no build.
     *
     * @throws UncheckedIOException if the folder cannot be written
     */
    public static void writeIndex(Comparisons comparisons, Path folder) {
        save(folder.resolve(INDEX), ComparisonIndexPage.markdown(comparisons));
        var shared = comparisons.shared().stream()
                .map(comparison -> new Case(
                        comparison.experiment(),
                        Outcome.failedIf(!comparison.violations().isEmpty()),
                        ComparisonPage.verdict(comparison)));
        var before = comparisons.onlyInBaseline().stream()
                .map(name -> new Case(name, Outcome.SKIPPED, "only in the baseline, not compared"));
        var here =
                comparisons.onlyHere().stream().map(name -> new Case(name, Outcome.SKIPPED, "only here, not compared"));
        new JunitXml(
                        "tagger-compare",
                        Stream.of(shared, before, here).flatMap(cases -> cases).toList())
                .write(folder);
    }

    private static JunitXml junit(Comparison comparison) {
        var failOn = comparison.failOn();
        var results = comparison.current();
        var cases = new ArrayList<Case>();
        cases.add(new Case(
                "something is in common",
                Outcome.failedIf(comparison.hasNothingInCommon() && failOn != FailOn.NEVER),
                comparison.cells().size() + " metrics of cells that both have"));
        comparison
                .lost()
                .forEach(cell -> cases.add(
                        new Case(cell.name(results), Outcome.failedIf(failOn != FailOn.NEVER), "every trial failed")));
        comparison
                .cells()
                .forEach(cell -> cases.add(new Case(
                        cell.name(results),
                        Outcome.failedIf(failOn.covers(cell.verdict())),
                        "%s: %s; %s".formatted(cell.verdict().words(), cell.words(), cell.testWords()))));
        return new JunitXml("tagger-compare-" + comparison.experiment(), cases);
    }

    private static void save(Path file, String page) {
        try {
            Files.createDirectories(file.getParent());
            AtomicFile.write(file, page.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
