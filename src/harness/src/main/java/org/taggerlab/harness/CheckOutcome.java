package org.taggerlab.harness;

import java.util.ArrayList;
import java.util.List;
import org.taggerlab.harness.gates.GateOutcome;

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

    /** The gates of one experiment, in the order of its descriptor after those that always hold. */
    public record Checked(String experiment, List<GateOutcome> gates) {}

    /** Every gate that was not passed: {@code top-to-w: auc(frozen) >= 0.8: ...}. */
    public List<String> violations() {
        var violations = new ArrayList<String>();
        for (var checked : experiments) {
            checked.gates().stream()
                    .filter(gate -> !gate.passed())
                    .forEach(gate ->
                            violations.add("%s: %s: %s".formatted(checked.experiment(), gate.text(), gate.sentence())));
        }
        return violations;
    }

    /** Whether all are passed. */
    public boolean isSuccess() {
        return violations().isEmpty();
    }

    /** What a user reads last. */
    public String sentence() {
        int gates =
                experiments.stream().mapToInt(checked -> checked.gates().size()).sum();
        return isSuccess()
                ? "%s gates of %s experiments passed".formatted(gates, experiments.size())
                : "%s of %s gates not passed".formatted(violations().size(), gates);
    }
}
