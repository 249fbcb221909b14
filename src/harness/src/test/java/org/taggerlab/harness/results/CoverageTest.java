package org.taggerlab.harness.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.taggerlab.harness.results.SimulatedSweep.Learning;

/**
 * How often intervals contain the truth, in simulated sweeps. The long version, {@code -Dcoverage.sweeps=2000}, prints the table of
 * the site's page on statistics.
 */
class CoverageTest {
    private static final boolean IS_LONG = Integer.getInteger("coverage.sweeps") != null;
    private static final int SWEEPS = Integer.getInteger("coverage.sweeps", 150);
    private static final int JETS = Integer.getInteger("coverage.jets", IS_LONG ? 300 : 100);
    private static final long SEED = 20261201;

    /** Intervals of one kind: how many there were, contained the truth, or were too high. */
    private static final class Count {
        private int all;
        private int covered;
        private int tooHigh;
        private int open;

        void add(double truth, Double low, Double high) {
            boolean above = low != null && truth < low;
            boolean below = high != null && truth > high;
            all++;
            covered += above || below ? 0 : 1;
            tooHigh += above ? 1 : 0;
            open += low == null || high == null ? 1 : 0;
        }

        double share() {
            return (double) covered / all;
        }

        void add(Count other) {
            all += other.all;
            covered += other.covered;
            tooHigh += other.tooHigh;
            open += other.open;
        }
    }

    @Test
    void intervalsContainTheTruthAsOftenAsTheySay() {
        check(5);
        if (IS_LONG) {
            check(10);
        }
    }

    @Test
    void intervalsThatKnowNothingOfTheTestJetsContainTheTruthTooSeldom() {
        var counts = new LinkedHashMap<String, Count>();
        IntStream.range(0, 50).forEach(sweep -> {
            var results = SimulatedSweep.draw(5, JETS, new Well19937c(SEED + sweep));
            count(Summary.of(results.trials(), TestJets.NONE, List.of()), TestJets.NONE, counts);
        });
        assertThat(counts.get("AUC from-scratch, 5000").share()).isLessThan(.85);
    }

    private static void check(int repetitions) {
        var counts = new LinkedHashMap<String, Count>();
        IntStream.range(0, SWEEPS).parallel().forEach(sweep -> {
            var results = SimulatedSweep.draw(repetitions, JETS, new Well19937c(SEED + sweep));
            var one = new LinkedHashMap<String, Count>();
            count(results.summary(), results.testJets(), one);
            efficiency(results, .87, one);
            synchronized (counts) {
                one.forEach((kind, count) ->
                        counts.computeIfAbsent(kind, any -> new Count()).add(count));
            }
        });
        print(repetitions, counts);
        // four standard deviations of a binomial fraction
        double off = 4 * Math.sqrt(.95 * .05 / SWEEPS);
        assertThat(counts)
                .hasSizeGreaterThan(20)
                .allSatisfy((kind, count) ->
                        assertThat(count.share()).as(kind).isBetween(.95 - off, Math.min(1, .97 + off)));
    }

    private static void count(Summary summary, TestJets testJets, Map<String, Count> counts) {
        for (var learning : new Learning[] {SimulatedSweep.SCRATCH, SimulatedSweep.TUNED}) {
            for (var point : summary.curve(learning.prescription(), Metric.AUC)
                    .orElseThrow()
                    .points()) {
                of(counts, "AUC " + learning.prescription() + ", " + point.size())
                        .add(learning.auc(point.size()), point.low(), point.high());
            }
        }
        for (var test : summary.tests()) {
            if (test.metric().equals(Metric.AUC.label())) {
                double truth = SimulatedSweep.TUNED.auc(test.size()) - SimulatedSweep.SCRATCH.auc(test.size());
                of(counts, "difference of AUC, " + test.size()).add(truth, test.low(), test.high());
            }
        }
        for (var speedUp : summary.speedUp()) {
            if (speedUp.measure().equals("time-to-target")) {
                of(counts, "speed-up, " + speedUp.size()).add(SimulatedSweep.SPEED_UP, speedUp.low(), speedUp.high());
            }
        }
        summary.dataEfficiency().stream().filter(Summary.DataEfficiency::atBest).forEach(found -> {
            double truth = 5000 / SimulatedSweep.TUNED.needed(SimulatedSweep.SCRATCH.auc(5000));
            of(counts, "data efficiency at from-scratch's best").add(truth, found.low(), found.high());
        });
    }

    private static void efficiency(ResultSet results, double auc, Map<String, Count> counts) {
        var found = DataEfficiencySummary.at(results, SimulatedSweep.TUNED.prescription(), auc)
                .orElseThrow();
        double truth = SimulatedSweep.SCRATCH.needed(auc) / SimulatedSweep.TUNED.needed(auc);
        of(counts, "data efficiency at AUC " + auc).add(truth, found.low(), found.high());
    }

    private static Count of(Map<String, Count> counts, String kind) {
        return counts.computeIfAbsent(kind, any -> new Count());
    }

    private static void print(int repetitions, Map<String, Count> counts) {
        if (IS_LONG) {
            System.out.printf(
                    "%n| %d repetitions, %d sweeps | covers, %% | too high, %% | open, %% |%n|---|---:|---:|---:|%n",
                    repetitions, SWEEPS);
            counts.forEach((kind, count) -> System.out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.1f |%n",
                    kind,
                    100 * count.share(),
                    100.0 * count.tooHigh / count.all,
                    100.0 * count.open / count.all));
        }
    }
}
