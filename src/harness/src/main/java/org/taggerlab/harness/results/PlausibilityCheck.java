package org.taggerlab.harness.results;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.taggerlab.harness.results.ResultSet.Metrics;
import org.taggerlab.harness.results.ResultSet.Rejection;
import org.taggerlab.harness.results.ResultSet.Training;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.vocabulary.training.Epoch;
import org.taggerlab.vocabulary.worker.TrialResult.Overhead;

/**
 * Whether results whose keys and types are right can have come from trials: everything that cannot, each with its path,
 * such as {@code trials[3].metrics.auc}. An edited file would otherwise break a figure or be believed.
 */
final class PlausibilityCheck {
    /** Values are written with 6 digits where they are drawn only. */
    private static final double ROUNDING = 1e-6;

    private final ResultErrors errors = new ResultErrors();

    private PlausibilityCheck() {}

    /** What is wrong; empty if nothing is. */
    static List<String> of(ResultSet results) {
        var check = new PlausibilityCheck();
        var seen = new HashMap<String, Integer>();
        for (int i = 0; i < results.trials().size(); i++) {
            var trial = results.trials().get(i);
            String path = "trials[" + i + "]";
            check.trial(path, trial);
            check.single(path, trial, seen.putIfAbsent(cell(trial), i));
        }
        check.bins(results.trials());
        check.testJets(results.testJets());
        for (int i = 0; i < results.samples().size(); i++) {
            var sample = results.samples().get(i);
            check.errors.expect("samples[" + i + "].jets", sample.jets(), sample.jets() >= 0, "0 or more");
            check.errors.expect("samples[" + i + "].dropped", sample.dropped(), sample.dropped() >= 0, "0 or more");
            String leftOut = "samples[" + i + "].left-out.";
            sample.leftOut()
                    .forEach((reason, particles) ->
                            check.errors.expect(leftOut + reason, particles, particles >= 0, "0 or more"));
        }
        for (int i = 0; i < results.tuning().size(); i++) {
            check.tuning("tuning[" + i + "]", results.tuning().get(i));
        }
        return check.errors.list();
    }

    private void testJets(TestJets testJets) {
        int cells = testJets.cells().size();
        testJets.covariance().forEach((metric, rows) -> {
            String path = "test-jets.covariance." + metric;
            errors.expect(path, rows.length + " rows", rows.length == cells, cells + ", as many as cells");
            for (int i = 0; i < rows.length; i++) {
                errors.expect(path + "[" + i + "]", rows[i].length + " values", rows[i].length == i + 1, "" + (i + 1));
            }
        });
    }

    private void tuning(String path, TuningResult tuning) {
        int count = tuning.candidates().size();
        errors.expect(
                path + ".chosen",
                tuning.chosen(),
                tuning.chosen() == null || tuning.chosen() >= 0 && tuning.chosen() < count,
                "one of the " + count + " candidates, counted from 0");
        for (int i = 0; i < count; i++) {
            Double auc = tuning.candidates().get(i).validationAuc();
            if (auc != null) {
                share(path + ".candidates[" + i + "].validation-auc", auc);
            }
        }
        notNegative(path, Map.of("tuning-seconds", tuning.tuningSeconds()));
    }

    private static String cell(TrialRecord trial) {
        return trial.prescription() + ", size " + trial.size() + ", repetition " + trial.repetition();
    }

    private void single(String path, TrialRecord trial, Integer earlier) {
        errors.expect(
                path, cell(trial), earlier == null, "a trial that is not there yet: trials[" + earlier + "] is it");
    }

    private void trial(String path, TrialRecord trial) {
        errors.expect(path + ".size", trial.size(), trial.size() >= 0, "0 or more");
        errors.expect(path + ".labels", trial.labels(), trial.labels() >= 0, "0 or more");
        errors.expect(
                path + ".repetition",
                trial.repetition(),
                trial.repetition() >= 0 && trial.repetition() < 1000,
                "0 to 999");
        boolean isDone = trial.done();
        boolean measured = isDone && !trial.ofSource();
        errors.expect(
                path + ".metrics",
                trial.metrics() == null ? "missing" : "there",
                trial.metrics() != null == measured,
                measured ? "metrics of a trial that is done" : "none of a source or a trial without a result");
        errors.expect(
                path + ".training", "missing", !isDone || trial.training() != null, "that of a trial that is done");
        if (trial.metrics() != null) {
            metrics(path + ".metrics", trial.metrics());
        }
        if (trial.sourceAuc() != null) {
            var found = trial.sourceAuc();
            share(path + ".source-auc.auc", found.auc());
            errors.expect(
                    path + ".source-auc.auc",
                    found.auc(),
                    isDone && found.low() <= found.auc() && found.auc() <= found.high(),
                    "between low and high, of a trial that is done");
        }
        if (trial.cka() != null) {
            trial.cka().forEach((block, value) -> share(path + ".cka." + block, value == null ? Double.NaN : value));
        }
        if (trial.training() != null) {
            training(path + ".training", trial.training());
        }
        history(path + ".history", trial.history());
        if (trial.overhead() != null) {
            overhead(path + ".overhead", trial.overhead(), trial.history());
        }
        if (trial.roc() != null) {
            roc(path + ".roc", trial.roc());
        }
    }

    private void metrics(String path, Metrics metrics) {
        share(path + ".auc", metrics.auc());
        share(path + ".accuracy", metrics.accuracy());
        errors.expect(
                path + ".auc",
                metrics.auc(),
                metrics.aucLow() <= metrics.auc() && metrics.auc() <= metrics.aucHigh(),
                "between auc-low and auc-high");
        errors.expect(path + ".loss", metrics.loss(), metrics.loss() >= 0, "0 or more");
        for (String efficiency : Measured.SIGNAL_EFFICIENCIES) {
            String place = path + ".rejection." + efficiency;
            var rejection = metrics.rejection().get(efficiency);
            errors.expect(place, "missing", rejection != null, "a rejection");
            if (rejection != null) {
                rejection(place, rejection);
            }
        }
    }

    private void rejection(String path, Rejection rejection) {
        errors.expect(path + ".background", rejection.background(), rejection.background() >= 0, "0 or more");
        errors.expect(path + ".low", rejection.low(), rejection.low() >= 1, "1 or more");
        Double value = rejection.value();
        boolean none = rejection.background() == 0;
        errors.expect(
                path + ".value",
                value,
                none == (value == null),
                none ? "null, because no background jet passes" : "a number, because background jets pass");
        if (value != null) {
            double high = rejection.high() == null ? Double.POSITIVE_INFINITY : rejection.high();
            errors.expect(
                    path + ".value", value, rejection.low() <= value && value <= high, "between its low and its high");
        }
    }

    private void training(String path, Training training) {
        errors.expect(path + ".epochs", training.epochs(), training.epochs() >= 0, "0 or more");
        errors.expect(
                path + ".best-epoch",
                training.bestEpoch(),
                training.bestEpoch() >= 0 && training.bestEpoch() <= training.epochs(),
                "one of the " + training.epochs() + " epochs");
        notNegative(
                path,
                Map.of(
                        "featurising-seconds", training.featurisingSeconds(),
                        "seconds", training.seconds(),
                        "cpu-seconds", training.cpuSeconds(),
                        "jets-per-second", training.jetsPerSecond()));
        errors.expect(path + ".peak-rss-mb", training.peakRssMb(), training.peakRssMb() >= 0, "0 or more");
    }

    private void overhead(String path, Overhead overhead, List<Epoch> history) {
        notNegative(
                path,
                Map.of(
                        "start-seconds", overhead.startSeconds(),
                        "reading-seconds", overhead.readingSeconds(),
                        "warm-up-seconds", overhead.warmUpSeconds(),
                        "validation-seconds", overhead.validationSeconds(),
                        "test-seconds", overhead.testSeconds()));
        double epochs = history.stream()
                .map(Epoch::validationSeconds)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sum();
        errors.expect(
                path + ".validation-seconds",
                overhead.validationSeconds(),
                overhead.validationSeconds() >= epochs - ROUNDING,
                "the " + epochs + " of its epochs or more");
    }

    private void notNegative(String path, Map<String, Double> values) {
        values.keySet().stream()
                .sorted()
                .forEach(key -> errors.expect(path + "." + key, values.get(key), values.get(key) >= 0, "0 or more"));
    }

    private void history(String path, List<Epoch> history) {
        for (int i = 0; i < history.size(); i++) {
            var epoch = history.get(i);
            String place = path + "[" + i + "]";
            int before = i == 0 ? 0 : history.get(i - 1).epoch();
            double earlier = i == 0 ? 0 : history.get(i - 1).seconds();
            errors.expect(place + ".epoch", epoch.epoch(), epoch.epoch() > before, "more than " + before);
            errors.expect(place + ".seconds", epoch.seconds(), epoch.seconds() >= earlier, earlier + " or more");
            errors.expect(place + ".train-loss", epoch.trainLoss(), epoch.trainLoss() >= 0, "0 or more");
            errors.expect(place + ".validation-loss", epoch.validationLoss(), epoch.validationLoss() >= 0, "0 or more");
            share(place + ".validation-auc", epoch.validationAuc());
            errors.expect(
                    place + ".validation-seconds",
                    epoch.validationSeconds(),
                    epoch.validationSeconds() == null || epoch.validationSeconds() >= 0,
                    "0 or more");
        }
    }

    private void roc(String path, ResultSet.Roc roc) {
        int points = roc.signal().length;
        errors.expect(
                path,
                points + " and " + roc.background().length + " points",
                points == roc.background().length && points > 1,
                "as many points of signal as of background, two or more");
        rising(path + ".signal", roc.signal());
        rising(path + ".background", roc.background());
    }

    private void rising(String path, double[] efficiency) {
        for (int i = 0; i < efficiency.length; i++) {
            double before = i == 0 ? 0 : efficiency[i - 1];
            errors.expect(
                    path + "[" + i + "]",
                    efficiency[i],
                    efficiency[i] >= before - ROUNDING && efficiency[i] <= 1 + ROUNDING,
                    before + " to 1");
        }
    }

    /** Bins of all trials are drawn over each other. */
    private void bins(List<TrialRecord> trials) {
        int scores = 0;
        int calibration = 0;
        for (int i = 0; i < trials.size(); i++) {
            var trial = trials.get(i);
            String path = "trials[" + i + "]";
            if (trial.scores() != null) {
                scores = scores == 0 ? trial.scores().signal().length : scores;
                counts(path + ".scores.signal", trial.scores().signal(), scores);
                counts(path + ".scores.background", trial.scores().background(), scores);
            }
            if (trial.calibration() != null) {
                calibration = calibration == 0 ? trial.calibration().jets().length : calibration;
                counts(path + ".calibration.jets", trial.calibration().jets(), calibration);
                shares(path + ".calibration.score", trial.calibration().score(), calibration);
                shares(path + ".calibration.signal", trial.calibration().signal(), calibration);
            }
        }
    }

    private void counts(String path, int[] counts, int bins) {
        errors.expect(path, counts.length + " bins", counts.length == bins && bins > 0, bins + ", as in other trials");
        errors.expect(
                path, "a negative number", Arrays.stream(counts).allMatch(count -> count >= 0), "counts of 0 or more");
    }

    private void shares(String path, double[] shares, int bins) {
        errors.expect(path, shares.length + " bins", shares.length == bins, bins + ", as in other trials");
        Arrays.stream(shares).forEach(share -> share(path, share));
    }

    private void share(String path, double value) {
        errors.expect(path, value, value >= 0 && value <= 1, "0 to 1");
    }
}
