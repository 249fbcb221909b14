package org.taggerlab.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.taggerlab.harness.results.GateOutcome;
import org.taggerlab.harness.results.NumberText;

/**
 * Whether the results of all experiments pass their gates.
 *
 * @param experiments one entry per experiment
 */
public record CheckOutcome(List<Checked> experiments) {

    /** Copies. */
    public CheckOutcome {
        experiments = List.copyOf(experiments);
    }

    /**
     * One experiment.
     *
     * @param experiment its name
     * @param trials whether every trial finished
     * @param gates the gates of its descriptor, in their order
     */
    public record Checked(String experiment, GateOutcome trials, List<GateOutcome> gates) {

        /** All that is checked, the trials first. */
        public List<GateOutcome> all() {
            return Stream.concat(Stream.of(trials), gates.stream()).toList();
        }
    }

    /** Every gate that was not passed, and trials that did not finish: {@code top-to-w: auc(frozen) >= 0.8: ...}. */
    public List<String> violations() {
        var violations = new ArrayList<String>();
        for (var checked : experiments) {
            checked.all().stream()
                    .filter(GateOutcome::failed)
                    .forEach(gate ->
                            violations.add("%s: %s: %s".formatted(checked.experiment(), gate.text(), gate.sentence())));
        }
        return violations;
    }

    /** Every gate that asks for what its experiment does not have: {@code top-to-w: auc(frozen, 50) >= 0.8: ...}. */
    public List<String> notEvaluated() {
        return experiments.stream()
                .flatMap(checked -> checked.gates().stream()
                        .filter(gate -> !gate.evaluated())
                        .map(gate -> "%s: not evaluated: %s".formatted(checked.experiment(), gate.sentence())))
                .toList();
    }

    /** Whether all are passed. */
    public boolean isSuccess() {
        return violations().isEmpty();
    }

    /** What a user reads last. */
    public String sentence() {
        var gates = experiments.stream()
                .flatMap(checked -> checked.gates().stream())
                .toList();
        String count =
                NumberText.count(gates.stream().filter(GateOutcome::evaluated).count(), "gate");
        if (isSuccess()) {
            return count + " of " + NumberText.count(experiments.size(), "experiment") + " passed"
                    + GateOutcome.open(gates);
        }
        long failed = gates.stream().filter(GateOutcome::failed).count();
        long unfinished = experiments.stream()
                .filter(checked -> checked.trials().failed())
                .count();
        return Stream.of(
                        failed == 0 ? "" : failed + " of " + count + " not passed",
                        unfinished == 0
                                ? ""
                                : "trials of " + NumberText.count(unfinished, "experiment") + " did not finish")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" and "));
    }
}
