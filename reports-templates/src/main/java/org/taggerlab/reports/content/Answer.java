package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.taggerlab.harness.results.Summary;

/** The answer of an experiment in words and numbers. */
final class Answer {
    private final Sweep sweep;

    Answer(Sweep sweep) {
        this.sweep = sweep;
    }

    /** A sentence a prescription; what is not known is said. */
    List<String> sentences() {
        var sentences = new ArrayList<String>();
        for (String prescription : sweep.prescriptions()) {
            if (!Sweep.SCRATCH.equals(prescription)) {
                sentences.add(sentence(prescription));
            }
        }
        if (sentences.isEmpty()) {
            sentences.add("Nothing to compare: no prescription besides from-scratch has finished a trial.");
        }
        return sentences;
    }

    private String sentence(String prescription) {
        var parts = new ArrayList<String>();
        var efficiency = efficiency(prescription);
        if (efficiency != null && efficiency.value() != null) {
            parts.add("needs " + bound(efficiency) + Words.ratio(efficiency.value()) + "×"
                    + interval(efficiency.low(), efficiency.high()) + " fewer " + sweep.unit()
                    + " than from-scratch for AUC " + Words.share(efficiency.auc()));
        }
        var speed = speedUp(prescription);
        if (speed != null) {
            parts.add("reaches from-scratch's best validation loss " + Words.ratio(speed.value()) + "×"
                    + interval(speed.low(), speed.high()) + " as fast at " + Words.count(speed.size()) + " "
                    + sweep.unit());
        }
        if (parts.isEmpty()) {
            return prescription + ": neither data efficiency nor speed-up could be measured.";
        }
        int n = efficiency != null ? efficiency.repetitions() : speed.repetitions();
        return prescription + " " + Words.list(parts) + "; " + Words.several(n, "repetition") + ".";
    }

    private static String bound(Summary.DataEfficiency efficiency) {
        return efficiency.atLeast() ? "at least " : efficiency.atMost() ? "at most " : "";
    }

    static String interval(Double low, Double high) {
        return low == null || high == null ? "" : " (" + Words.ratio(low) + "–" + Words.ratio(high) + ")";
    }

    /** The data efficiency nearest to what from-scratch reaches at its largest size. */
    private Summary.DataEfficiency efficiency(String prescription) {
        var curve = sweep.curve(Sweep.SCRATCH, "auc");
        double target = curve == null || curve.points().isEmpty()
                ? 1
                : curve.points().get(curve.points().size() - 1).mean();
        return sweep.summary().dataEfficiency().stream()
                .filter(d -> d.prescription().equals(prescription))
                .min(Comparator.comparingDouble(d -> Math.abs(d.auc() - target)))
                .orElse(null);
    }

    private Summary.SpeedUp speedUp(String prescription) {
        return sweep.summary().speedUp().stream()
                .filter(s -> s.prescription().equals(prescription)
                        && s.measure().equals("time-to-target")
                        && s.value() != null)
                .max(Comparator.comparingInt(Summary.SpeedUp::size))
                .orElse(null);
    }
}
