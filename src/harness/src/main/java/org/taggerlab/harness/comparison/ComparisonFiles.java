package org.taggerlab.harness.comparison;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.taggerlab.harness.protocol.AtomicFile;
import org.taggerlab.harness.results.JunitXml;

/** The files of a comparison: {@value #MARKDOWN} for a pull request, JUnit XML for a CI server. */
public final class ComparisonFiles {
    /** Below 60 kB, which code hosts accept as a comment. */
    public static final String MARKDOWN = "comparison.md";

    private ComparisonFiles() {}

    /**
     * Writes {@value #MARKDOWN} and {@code TEST-tagger-compare-<experiment>.xml}.
     *
     * @throws UncheckedIOException if the folder cannot be written
     */
    public static void write(Comparison comparison, FailOn failOn, Path folder) {
        try {
            Files.createDirectories(folder);
            AtomicFile.write(
                    folder.resolve(MARKDOWN),
                    ComparisonPage.markdown(comparison, failOn).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + folder.resolve(MARKDOWN), e);
        }
        junit(comparison, failOn).write(folder);
    }

    private static JunitXml junit(Comparison comparison, FailOn failOn) {
        var cases = new ArrayList<JunitXml.Case>();
        cases.add(new JunitXml.Case(
                "something is in common",
                comparison.hasNothingInCommon() && failOn != FailOn.NEVER,
                comparison.cells().size() + " metrics of cells that both have"));
        comparison
                .lost()
                .forEach(cell ->
                        cases.add(new JunitXml.Case(cell.name(), failOn != FailOn.NEVER, "every trial failed")));
        comparison
                .cells()
                .forEach(cell -> cases.add(new JunitXml.Case(
                        cell.name(),
                        failOn.covers(cell.verdict()),
                        "%s: %s; %s".formatted(cell.verdict().words(), cell.words(), cell.test()))));
        return new JunitXml("tagger-compare-" + comparison.experiment(), cases);
    }
}
