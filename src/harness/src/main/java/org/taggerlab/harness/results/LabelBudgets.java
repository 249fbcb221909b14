package org.taggerlab.harness.results;

import java.util.ArrayList;
import java.util.List;
import org.taggerlab.harness.results.Summary.Curve;
import org.taggerlab.harness.statistics.sweep.MonotoneCurve;
import org.taggerlab.harness.statistics.sweep.MonotoneCurve.Needed;

/**
 * Data efficiency with every label counted that was spent: validation and early stopping need labels too, which a
 * prescription does not save.
 */
public final class LabelBudgets {

    /** What a number of labels at an end of the sweep says. */
    public enum Bound {
        /** That many. */
        EXACT(""),
        /** The smallest size of the sweep was enough. */
        AT_MOST("at most "),
        /** The largest size of the sweep was not enough. */
        MORE_THAN("more than ");

        private final String words;

        Bound(String words) {
            this.words = words;
        }

        private String words() {
            return words;
        }

        private static Bound of(Needed.Kind kind) {
            return switch (kind) {
                case EXACT -> EXACT;
                case AT_MOST -> AT_MOST;
                case MORE_THAN -> MORE_THAN;
            };
        }
    }

    /**
     * The labels behind one data efficiency of the summary.
     *
     * @param prescription the prescription
     * @param auc the AUC to be reached
     * @param fromScratch training and validation labels that from-scratch needs
     * @param fromScratchBound whether that is a bound
     * @param labels training and validation labels that the prescription needs
     * @param bound whether that is a bound
     */
    public record LabelBudget(
            String prescription, double auc, double fromScratch, Bound fromScratchBound, double labels, Bound bound) {

        /** What from-scratch needs: {@code more than 7,000}. */
        public String fromScratchWords() {
            return words(fromScratch, fromScratchBound);
        }

        /** What the prescription needs: {@code at most 2,500}. */
        public String labelWords() {
            return words(labels, bound);
        }

        private static String words(double labels, Bound bound) {
            return bound.words() + Wording.jets((int) Math.round(labels));
        }

        /** {@code 2.9x}, {@code at least 3.2x}, {@code unknown}. */
        public String words() {
            String times = Wording.times(fromScratch / labels);
            if (fromScratchBound == bound) {
                return bound == Bound.EXACT ? times : "unknown";
            }
            boolean least = fromScratchBound == Bound.MORE_THAN || bound == Bound.AT_MOST;
            return (least ? "at least " : "at most ") + times;
        }
    }

    private LabelBudgets() {}

    /** One for each data efficiency of the summary, in its order. */
    public static List<LabelBudget> of(ResultSet results) {
        var budgets = new ArrayList<LabelBudget>();
        var curves = results.summary().curves();
        for (var efficiency : results.summary().dataEfficiency()) {
            var scratch = Curves.find(curves, Prescriptions.FROM_SCRATCH, Metric.AUC.label());
            var own = Curves.find(curves, efficiency.prescription(), Metric.AUC.label());
            if (scratch.isPresent() && own.isPresent()) {
                var from = needed(scratch.get(), efficiency.auc());
                var to = needed(own.get(), efficiency.auc());
                budgets.add(new LabelBudget(
                        efficiency.prescription(),
                        efficiency.auc(),
                        labelsOf(results, from.size()) + validation(results, Prescriptions.FROM_SCRATCH),
                        Bound.of(from.kind()),
                        labelsOf(results, to.size()) + validation(results, efficiency.prescription()),
                        Bound.of(to.kind())));
            }
        }
        return List.copyOf(budgets);
    }

    /** Labels of a size, which in event classification counts the events of each class. */
    public static double labelsOf(ResultSet results, double size) {
        return results.task().equals("event-classification") ? 2 * size : size;
    }

    private static Needed needed(Curve curve, double auc) {
        return MonotoneCurve.of(Curves.repeated(curve)).needed(auc);
    }

    /** Labels besides training; where trials differ, the most. */
    private static int validation(ResultSet results, String prescription) {
        return results.trials().stream()
                .filter(trial -> trial.prescription().equals(prescription))
                .mapToInt(trial -> trial.labels() - (int) labelsOf(results, trial.size()))
                .max()
                .orElse(0);
    }
}
