package org.taggerlab.harness.results;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.taggerlab.harness.statistics.scores.Influence;
import org.taggerlab.harness.statistics.scores.RocCurve;
import org.taggerlab.harness.statistics.scores.ScoredJets;

/**
 * How far means over repetitions may be off together because all trials are tested on the same sample of jets: what the spread
 * of the repetitions does not show.
 *
 * <p>The covariance of two means is that of one repetition's metric with another repetition's, averaged over all pairs of
 * different repetitions. So it holds what the test jets do to every training, and not what they do to one, which the spread of the
 * repetitions shows already. Of an AUC it is DeLong's.
 *
 * @param cells prescriptions and sizes
 * @param covariance for {@code auc}, {@code accuracy}, {@code loss}, {@code background-efficiency-*} and, where the source's task
 *     is tested, {@code source-auc}: row i has the covariances of cell i with the cells 0 to i, to six digits
 */
public record TestJets(List<GridCell> cells, Map<String, double[][]> covariance) {
    /** Of results from before it was recorded. */
    public static final TestJets NONE = new TestJets(List.of(), Map.of());

    private static final MathContext DIGITS = new MathContext(6);

    /** The covariances of all cells with scores on the same jets. */
    static TestJets of(List<FinishedTrial> finished) {
        var cells = new LinkedHashMap<GridCell, Map<Integer, FinishedTrial>>();
        FinishedTrial first = null;
        boolean areTestedOnSource = true;
        for (var trial : finished) {
            if (TrialRecords.isDone(trial) && trial.scores() != null) {
                first = first == null ? trial : first;
                if (FromScratch.hasSameJets(first.scores(), trial.scores())) {
                    cells.computeIfAbsent(cell(trial), any -> new TreeMap<>())
                            .put(trial.trial().repetition(), trial);
                    areTestedOnSource &= FromScratch.hasSameJets(first.sourceScores(), trial.sourceScores());
                }
            }
        }
        if (cells.isEmpty()) {
            return NONE;
        }
        var covariance = new LinkedHashMap<String, double[][]>();
        for (var metric : Metric.COMPARED) {
            if (metric != Metric.SOURCE_AUC || areTestedOnSource) {
                covariance.put(
                        metric.label(),
                        covariances(cells.values().stream()
                                .map(trials -> influences(metric, trials))
                                .toList()));
            }
        }
        return new TestJets(List.copyOf(cells.keySet()), covariance);
    }

    private static GridCell cell(FinishedTrial trial) {
        return new GridCell(trial.trial().prescription(), trial.trial().size());
    }

    private static Map<Integer, float[]> influences(Metric metric, Map<Integer, FinishedTrial> trials) {
        var influences = new TreeMap<Integer, float[]>();
        trials.forEach((repetition, trial) ->
                influences.put(repetition, influence(metric, trial).scaled()));
        return influences;
    }

    private static Influence influence(Metric metric, FinishedTrial trial) {
        var scores = metric == Metric.SOURCE_AUC ? trial.sourceScores() : trial.scores();
        var jets = ScoredJets.of(scores.label(), scores.score());
        return switch (metric) {
            case AUC, SOURCE_AUC -> Influence.onAuc(jets);
            case ACCURACY -> Influence.onAccuracy(jets);
            case LOSS -> Influence.onLoss(jets);
            default ->
                Influence.onBackgroundEfficiency(
                        jets, RocCurve.of(jets), Double.parseDouble(metric.signalEfficiency()));
        };
    }

    private static double[][] covariances(List<Map<Integer, float[]>> cells) {
        var sums =
                cells.stream().map(cell -> sum(cell.values().stream().toList())).toList();
        double[][] rows = new double[cells.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                rows[i][j] = rounded(covariance(cells.get(i), sums.get(i), cells.get(j), sums.get(j)));
            }
        }
        return rows;
    }

    /** The mean over pairs of different repetitions; where there are none, of the only one with itself. */
    private static double covariance(
            Map<Integer, float[]> one, double[] sumOfOne, Map<Integer, float[]> other, double[] sumOfOther) {
        double all = 0;
        for (int jet = 0; jet < sumOfOne.length; jet++) {
            all += sumOfOne[jet] * sumOfOther[jet];
        }
        var shared = one.keySet().stream().filter(other::containsKey).toList();
        double same = shared.stream()
                .mapToDouble(repetition -> product(one.get(repetition), other.get(repetition)))
                .sum();
        int pairs = one.size() * other.size() - shared.size();
        return pairs == 0 ? same : (all - same) / pairs;
    }

    private static double[] sum(List<float[]> vectors) {
        double[] sum = new double[vectors.get(0).length];
        for (float[] vector : vectors) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector[i];
            }
        }
        return sum;
    }

    private static double product(float[] one, float[] other) {
        double product = 0;
        for (int i = 0; i < one.length; i++) {
            product += (double) one[i] * other[i];
        }
        return product;
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }

    /**
     * The variance of a weighted sum of means; 0 where nothing is known of one of them.
     *
     * @param means weights by cell; of a rejection they are applied to its inverse, see {@link Metric#slope}
     */
    public double variance(Metric metric, Map<GridCell, Double> means) {
        var rows = covariance.get(metric.onTestJets().label());
        if (rows == null || !cells.containsAll(means.keySet())) {
            return 0;
        }
        var indices = new ArrayList<Integer>();
        means.keySet().forEach(cell -> indices.add(cells.indexOf(cell)));
        var weights = List.copyOf(means.values());
        double sum = 0;
        for (int i = 0; i < indices.size(); i++) {
            for (int j = 0; j < indices.size(); j++) {
                int high = Math.max(indices.get(i), indices.get(j));
                int low = Math.min(indices.get(i), indices.get(j));
                sum += weights.get(i) * weights.get(j) * rows[high][low];
            }
        }
        // of two taggers that are nearly the same, what is left may be less than nothing
        return Math.max(0, sum);
    }
}
