package org.taggerlab.harness.gates;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.taggerlab.harness.descriptor.Experiment;
import org.taggerlab.harness.descriptor.Experiment.Expectation;
import org.taggerlab.harness.descriptor.Suggestion;
import org.taggerlab.harness.gates.Gate.Call;
import org.taggerlab.harness.results.Measured;
import org.taggerlab.harness.results.TrialGrid;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;

/** Whether gates can be understood, and ask only for what their experiment will have. */
final class GateChecks {
    private final Experiment experiment;
    private final List<String> prescriptions;
    private final List<Diagnostic> wrong = new ArrayList<>();
    private final List<Diagnostic> absent = new ArrayList<>();

    private GateChecks(Experiment experiment) {
        this.experiment = experiment;
        this.prescriptions = experiment.prescriptions().stream()
                .map(experiment::label)
                .distinct()
                .toList();
    }

    /**
     * Everything that is wrong with the gates of an experiment.
     *
     * @param changed whether it was changed for this build, which may leave gates without what they ask for
     */
    static List<Diagnostic> of(Experiment experiment, boolean changed) {
        var checks = new GateChecks(experiment);
        var all = new ArrayList<Diagnostic>();
        for (var expectation : experiment.expect()) {
            checks.check(expectation);
            all.addAll(checks.wrong);
            if (!changed) {
                all.addAll(checks.absent);
            }
            checks.wrong.clear();
            checks.absent.clear();
        }
        return List.copyOf(all);
    }

    /** Why a gate cannot be asked of an experiment that does not have what it names; empty if it can. */
    static Optional<String> absence(Experiment experiment, Expectation expectation) {
        var checks = new GateChecks(experiment);
        checks.check(expectation);
        return checks.absent.stream().map(Diagnostic::message).findFirst();
    }

    private void check(Expectation expectation) {
        try {
            GateParser.parse(expectation.text()).calls().forEach(call -> check(expectation, call));
        } catch (GateSyntaxException e) {
            add(wrong, expectation, e.offset(), e.getMessage());
        }
    }

    private void check(Expectation expectation, Call call) {
        if (!prescriptions.contains(call.prescription())) {
            add(
                    absent,
                    expectation,
                    call.offset(),
                    "%s names the prescription `%s`, which this experiment does not have; expected one of %s%s"
                            .formatted(
                                    call.text(),
                                    call.prescription(),
                                    String.join(", ", prescriptions),
                                    Suggestion.of(call.prescription(), prescriptions)
                                            .map(similar -> "; did you mean `" + similar + "`?")
                                            .orElse("")));
        } else if (!call.measure().isRepeated()) {
            ratio(expectation, call);
        }
        sourceTest(expectation, call);
        sizes(expectation, call);
        numbers(expectation, call);
    }

    private void sourceTest(Expectation expectation, Call call) {
        if (call.measure() == Measure.SOURCE_AUC
                && (experiment.source() == null || experiment.source().test() == 0)) {
            add(
                    absent,
                    expectation,
                    call.offset(),
                    call.text() + " asks for the source's task, which this experiment does not test; give `source` a"
                            + " number of test " + experiment.task().unit() + ": `test`");
        }
    }

    private void ratio(Expectation expectation, Call call) {
        if (TrialGrid.isFromScratch(call.prescription())) {
            add(
                    wrong,
                    expectation,
                    call.offset(),
                    call.text() + " compares from-scratch with itself; name a transferred prescription");
        } else if (!prescriptions.contains(TrialGrid.FROM_SCRATCH)) {
            add(
                    absent,
                    expectation,
                    call.offset(),
                    call.text() + " compares with from-scratch; add from-scratch to the prescriptions");
        }
    }

    private void sizes(Expectation expectation, Call call) {
        var sizes = experiment.target().sizes();
        boolean named = call.measure().takesSize() && !call.numbers().isEmpty();
        if (named && (call.numbers().get(0) != call.size() || !sizes.contains(call.size()))) {
            add(
                    call.numbers().get(0) == call.size() ? absent : wrong,
                    expectation,
                    call.offset(),
                    "%s names a size that this experiment does not train with; expected one of %s"
                            .formatted(
                                    call.text(),
                                    sizes.stream().map(String::valueOf).collect(Collectors.joining(", "))));
        }
    }

    private void numbers(Expectation expectation, Call call) {
        boolean rejection = call.measure() == Measure.REJECTION;
        if (rejection
                && Measured.SIGNAL_EFFICIENCIES.stream()
                        .mapToDouble(Double::parseDouble)
                        .noneMatch(efficiency -> efficiency == call.numbers().get(1))) {
            add(
                    wrong,
                    expectation,
                    call.offset(),
                    call.text() + " asks for a signal efficiency that is not measured; expected one of "
                            + String.join(", ", Measured.SIGNAL_EFFICIENCIES));
        }
        boolean efficiency =
                call.measure() == Measure.DATA_EFFICIENCY && !call.numbers().isEmpty();
        if (efficiency && !(call.numbers().get(0) > 0.5 && call.numbers().get(0) < 1)) {
            add(wrong, expectation, call.offset(), call.text() + " asks for an AUC that is not between 0.5 and 1");
        }
    }

    private void add(List<Diagnostic> to, Expectation expectation, int offset, String message) {
        int column = expectation.column() == 0 ? 0 : expectation.column() + within(expectation, offset);
        to.add(new Diagnostic(
                experiment.file(), expectation.line(), column, "expect: `" + expectation.text() + "`: " + message));
    }

    /** How far after its beginning a mistake is in the file: 0 if the gate spans several lines. */
    private int within(Expectation expectation, int offset) {
        String line = line(experiment.file(), expectation.line());
        if (line.isEmpty()) {
            return offset;
        }
        String written = line.substring(Math.min(expectation.column() - 1, line.length()));
        // a quoted scalar begins at its quote, one column before its text
        int quote = written.startsWith("\"") || written.startsWith("'") ? 1 : 0;
        return written.startsWith(expectation.text(), quote) ? quote + offset : 0;
    }

    private static String line(Path file, int number) {
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.skip(number - 1L).findFirst().orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
