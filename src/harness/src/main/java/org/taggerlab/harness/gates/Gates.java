package org.taggerlab.harness.gates;

import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.taggerlab.harness.descriptor.Experiment;
import org.taggerlab.harness.descriptor.Experiment.Expectation;
import org.taggerlab.harness.gates.Gate.Call;
import org.taggerlab.harness.gates.Gate.Constant;
import org.taggerlab.harness.gates.Gate.Term;
import org.taggerlab.harness.results.GateOutcome;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.statistics.Interval;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/** The gates of a descriptor, before training and after it. */
public final class Gates {
    private static final String EVERY_TRIAL_FINISHES = "every trial finishes";

    private Gates() {}

    /**
     * Everything that is wrong with the gates of an experiment, in their order; needs no result.
     *
     * @param changed whether it was changed for this build: gates that ask for what it no longer has are then not wrong
     */
    public static List<Diagnostic> check(Experiment experiment, boolean changed) {
        return GateChecks.of(experiment, changed);
    }

    /** Whether results pass the gates of their experiment, in their order; those that ask for what it does not have stay open. */
    public static List<GateOutcome> evaluate(ResultSet results, Experiment experiment) {
        return experiment.expect().stream()
                .map(gate -> GateChecks.absence(experiment, gate)
                        .map(why -> new GateOutcome(gate.text(), null, null, null, null, null, "", why))
                        .orElseGet(() -> evaluate(results, List.of(gate)).get(0)))
                .toList();
    }

    /**
     * Whether results pass the gates, in their order.
     *
     * @throws InvalidInputException if a gate cannot be understood; {@link #check} says so earlier and with its place
     */
    public static List<GateOutcome> evaluate(ResultSet results, List<Expectation> expectations) {
        var values = new GateValues(results);
        return expectations.stream()
                .map(expectation -> evaluate(parse(expectation), values))
                .toList();
    }

    private static Gate parse(Expectation expectation) {
        try {
            return GateParser.parse(expectation.text());
        } catch (GateSyntaxException e) {
            throw new InvalidInputException(new Diagnostic(
                    Path.of("expect"), expectation.line(), expectation.column() + e.offset(), e.getMessage()));
        }
    }

    /**
     * Whether every trial finished, which is asked of each experiment and no gate of its descriptor.
     *
     * @param allowed the status, besides {@code done}, that trials may have
     */
    public static GateOutcome finished(ResultSet results, List<String> allowed) {
        var unfinished =
                results.trials().stream().filter(trial -> !trial.done()).toList();
        boolean passed = unfinished.stream()
                .allMatch(trial -> allowed.contains(trial.status().label()));
        String sentence = unfinished.isEmpty()
                ? "all " + NumberText.count(results.trials().size(), "trial") + " finished"
                : unfinished.size() + " of " + NumberText.count(results.trials().size(), "trial") + " did not finish"
                        + (passed ? ", which `allow` lets pass: " : ": ")
                        + unfinished.stream()
                                .limit(5)
                                .map(trial -> "%s, %s, repetition %s %s (%s)"
                                        .formatted(
                                                trial.prescription(),
                                                results.size(trial.size()),
                                                trial.repetition(),
                                                trial.status().label(),
                                                trial.note()))
                                .collect(Collectors.joining("; "))
                        + (unfinished.size() > 5 ? "; and " + (unfinished.size() - 5) + " more" : "");
        return new GateOutcome(EVERY_TRIAL_FINISHES, passed, null, null, null, null, "", sentence);
    }

    private static GateOutcome evaluate(Gate gate, GateValues values) {
        // all calls to the left, all numbers to the right; a gate with calls on the right only is turned round
        boolean turned = gate.left().calls().findAny().isEmpty();
        var left = turned ? gate.right() : gate.left();
        var right = turned ? gate.left() : gate.right();
        var comparison = turned ? gate.comparison().mirrored() : gate.comparison();
        var calls = Stream.concat(
                        left.terms().stream(), right.terms().stream().map(term -> new Term(-term.sign(), term.value())))
                .filter(term -> !(term.value() instanceof Constant))
                .toList();
        double limit = right.constant() - left.constant();
        var found = values.of(calls);
        if (found.isEmpty()) {
            String missing = calls.stream()
                    .map(term -> ((Call) term.value()).text())
                    .distinct()
                    .collect(Collectors.joining(" and "));
            String why = calls.stream()
                    .map(term -> values.why((Call) term.value()))
                    .filter(reason -> !reason.isEmpty())
                    .distinct()
                    .map(reason -> "; " + reason)
                    .collect(Collectors.joining());
            return new GateOutcome(
                    gate.text(), false, null, null, null, limit, "", "the results do not determine " + missing + why);
        }
        var value = found.get();
        double decisive = comparison.wantsMore() ? value.lowest(gate.confident()) : value.highest(gate.confident());
        return outcome(gate, calls, comparison, value, limit, comparison.holds(decisive, limit));
    }

    private static GateOutcome outcome(
            Gate gate, List<Term> calls, Gate.Comparison comparison, GateValue value, double limit, boolean passed) {
        var name = new StringBuilder();
        for (var term : calls) {
            name.append(name.isEmpty() ? (term.sign() < 0 ? "-" : "") : term.sign() < 0 ? " - " : " + ")
                    .append(((Call) term.value()).text());
        }
        boolean ratios =
                calls.stream().noneMatch(term -> ((Call) term.value()).measure().isRepeated());
        DoubleFunction<String> number = ratios ? NumberText::ratio : NumberText::value;
        String found = value.bound().words()
                + number.apply(value.value())
                + value.interval()
                        .map(interval -> words(interval, number))
                        .orElse(gate.confident() ? " without an interval" : "");
        String sentence = "%s is %s%s; expected %s %s%s"
                .formatted(
                        name,
                        found,
                        value.note().isEmpty() ? "" : ", because " + value.note(),
                        comparison.symbol(),
                        number.apply(limit),
                        gate.confident() ? " with 95% confidence" : "");
        return new GateOutcome(
                gate.text(),
                passed,
                value.value(),
                value.interval().map(Interval::low).filter(Double::isFinite).orElse(null),
                value.interval().map(Interval::high).filter(Double::isFinite).orElse(null),
                limit,
                found,
                sentence);
    }

    private static String words(Interval interval, DoubleFunction<String> number) {
        return " (%s to %s)".formatted(end(interval.low(), number), end(interval.high(), number));
    }

    private static String end(double end, DoubleFunction<String> number) {
        return Double.isFinite(end) ? number.apply(end) : "open";
    }
}
