package org.taggerlab.harness.gates;

import java.nio.file.Path;
import java.util.List;
import org.taggerlab.harness.results.GateOutcome;
import org.taggerlab.harness.results.JunitXml;
import org.taggerlab.harness.results.JunitXml.Outcome;

/** The outcomes of an experiment's gates for a CI server. */
public final class GateReport {

    private GateReport() {}

    /** The file of an experiment: {@code TEST-tagger-<experiment>.xml}. */
    public static String file(String experiment) {
        return JunitXml.file("tagger-" + experiment);
    }

    /**
     * Writes {@code TEST-tagger-<experiment>.xml}.
     *
     * @return the file
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static Path write(String experiment, List<GateOutcome> outcomes, Path folder) {
        var cases = outcomes.stream()
                .map(outcome -> new JunitXml.Case(outcome.text(), verdict(outcome), outcome.sentence()))
                .toList();
        return new JunitXml("tagger-" + experiment, cases).write(folder);
    }

    private static Outcome verdict(GateOutcome outcome) {
        return outcome.evaluated() ? Outcome.failedIf(outcome.failed()) : Outcome.SKIPPED;
    }
}
