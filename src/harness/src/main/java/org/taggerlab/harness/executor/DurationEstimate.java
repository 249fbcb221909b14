package org.taggerlab.harness.executor;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.taggerlab.harness.plan.PlannedTrial;
import org.taggerlab.vocabulary.worker.TrialRequest;

/**
 * How long trials take, from those that are finished: seconds per jet and planned epoch. Planned, not run,
 * so that early stopping is included. Frozen trunks are kept apart, as their epochs cost a fraction.
 */
public final class DurationEstimate {
    private final Map<String, Rate> rates = new TreeMap<>();
    private int trials;

    private record Rate(double seconds, double jetEpochs) {
        Rate plus(double moreSeconds, double moreJetEpochs) {
            return new Rate(seconds + moreSeconds, jetEpochs + moreJetEpochs);
        }
    }

    /** Learns from a finished trial that took {@code seconds} of wall time. */
    public void learn(PlannedTrial trial, double seconds) {
        if (seconds > 0) {
            rates.merge(
                    kind(trial),
                    new Rate(seconds, jetEpochs(trial)),
                    (rate, more) -> rate.plus(more.seconds(), more.jetEpochs()));
            trials++;
        }
    }

    /** From how many trials it is. */
    public int trials() {
        return trials;
    }

    /** Seconds of a trial on its own; empty until one is finished. */
    public OptionalDouble seconds(PlannedTrial trial) {
        var rate = rates.get(kind(trial));
        if (rate == null) {
            rate = rates.values().stream()
                    .reduce((one, other) -> one.plus(other.seconds(), other.jetEpochs()))
                    .orElse(null);
        }
        return rate == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(rate.seconds() / rate.jetEpochs() * jetEpochs(trial));
    }

    private static String kind(PlannedTrial trial) {
        var network = trial.request().network();
        var recipe = trial.request().transfer().prescription().recipe(network);
        return network.label() + recipe.trunk().map(last -> " " + last).orElse("");
    }

    /** Jets and not labels: a source may train without any. */
    private static double jetEpochs(PlannedTrial trial) {
        var data = trial.request().data();
        var course = trial.request().course();
        double ofEpoch =
                (double) course.passes() * TrialRequest.jets(data.training()) + TrialRequest.jets(data.validation());
        return ofEpoch * course.epochs();
    }
}
