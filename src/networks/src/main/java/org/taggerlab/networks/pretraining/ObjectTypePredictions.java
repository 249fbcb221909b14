package org.taggerlab.networks.pretraining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleBiFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.jets.event.EventLayout;

/** What a network says of the types of objects. */
final class ObjectTypePredictions {

    private static final int TYPES = EventLayout.TYPES.size();
    private static final double SMALLEST = Float.MIN_VALUE;

    private final float[] probabilities;
    private final int[] types;
    private int hidden;
    private int present;
    private double loss;
    private boolean isFinite = true;

    /** @param most how many objects there may be */
    ObjectTypePredictions(int most) {
        probabilities = new float[most * TYPES];
        types = new int[most];
    }

    /** An object and the row of the output that predicts its type. */
    void add(INDArray output, int row, int type, boolean isHidden) {
        for (int each = 0; each < TYPES; each++) {
            float probability = output.getFloat(row, each);
            isFinite &= Float.isFinite(probability);
            if (isHidden) {
                probabilities[hidden * TYPES + each] = probability;
            }
        }
        loss -= Math.log(Math.max(output.getFloat(row, type), SMALLEST));
        present++;
        if (isHidden) {
            types[hidden++] = type;
        }
    }

    boolean isFinite() {
        return isFinite;
    }

    /** Mean cross-entropy over all objects that are present. */
    double loss() {
        return loss / present;
    }

    /** Mean over the types of the AUC of one type against the others, objects that hide their type only. */
    double meanAuc(ToDoubleBiFunction<float[], float[]> auc) {
        double sum = 0;
        int count = 0;
        for (int type = 0; type < TYPES; type++) {
            float[] scores = new float[hidden];
            float[] labels = new float[hidden];
            int positive = 0;
            for (int object = 0; object < hidden; object++) {
                scores[object] = probabilities[object * TYPES + type];
                labels[object] = types[object] == type ? 1 : 0;
                positive += types[object] == type ? 1 : 0;
            }
            if (positive > 0 && positive < hidden) {
                sum += auc.applyAsDouble(scores, labels);
                count++;
            }
        }
        return count == 0 ? 0.5 : sum / count;
    }

    /** How often the likeliest type is the right one, by type, objects that hide their type only. */
    double[] accuracies() {
        double[] right = new double[TYPES];
        int[] all = new int[TYPES];
        for (int object = 0; object < hidden; object++) {
            int likeliest = 0;
            for (int type = 1; type < TYPES; type++) {
                if (probabilities[object * TYPES + type] > probabilities[object * TYPES + likeliest]) {
                    likeliest = type;
                }
            }
            all[types[object]]++;
            right[types[object]] += likeliest == types[object] ? 1 : 0;
        }
        for (int type = 0; type < TYPES; type++) {
            right[type] = all[type] == 0 ? Double.NaN : right[type] / all[type];
        }
        return right;
    }

    /** The accuracies by type: {@code lepton 0.912, b-jet 0.604, ...}. */
    String accuracySummary() {
        List<String> shares = new ArrayList<>();
        double[] accuracies = accuracies();
        for (int type = 0; type < TYPES; type++) {
            shares.add(String.format(
                    Locale.ROOT,
                    Double.isNaN(accuracies[type]) ? "%s none" : "%s %.3f",
                    EventLayout.TYPES.get(type),
                    accuracies[type]));
        }
        return String.join(", ", shares);
    }
}
