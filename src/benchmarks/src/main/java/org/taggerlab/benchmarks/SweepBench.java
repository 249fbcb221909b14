package org.taggerlab.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import org.taggerlab.harness.BuildMemory;
import org.taggerlab.harness.Harness;
import org.taggerlab.vocabulary.file.RecordJson;

/**
 * Times a sweep, by the harness and by one PyTorch process in turn, on as many cores as asked: on one, both sides are
 * confined to it with all that they start.
 *
 * <p>The harness starts with nothing but the samples; PyTorch is given the graphs and the trials' jets.
 */
final class SweepBench {
    private final Sweep sweep;
    private final StepBench steps;
    private final Jvm harness;
    private final Jvm peer;

    /** Writes the sweep, and plans it for its jets. */
    SweepBench(Sweep sweep, StepBench steps, Jvm harness, Jvm peer) throws IOException {
        this.sweep = sweep;
        this.steps = steps;
        this.harness = harness;
        this.peer = peer;
        sweep.write();
        var plan = new Harness(sweep.request(1), new BuildMemory()).plan();
        var jets = new SweepJets(
                sweep,
                plan.entries().stream().map(entry -> entry.trial().request()).toList());
        jets.graphs().write(graphs());
        jets.batch().write(batch());
        jets.write(trials());
    }

    private Path graphs() {
        return sweep.folder().resolve("graphs.bin");
    }

    private Path batch() {
        return sweep.folder().resolve("batch.bin");
    }

    private Path trials() {
        return sweep.folder().resolve("trials.bin");
    }

    /** Measures on so many cores. */
    SweepRow row(int cores) throws IOException, InterruptedException {
        int rounds = steps.rounds();
        var ours = new ArrayList<MeasuredSweep>();
        var step = new double[rounds];
        var published = new double[rounds];
        var factored = new double[rounds];
        double peerAuc = 0;
        for (int round = 0; round < rounds; round++) {
            ours.add(ours(cores));
            var numbers = peer(cores, "PUBLISHED");
            published[round] = perHour(numbers[0]);
            peerAuc += numbers[1] / rounds;
            factored[round] = perHour(peer(cores, "FACTORED")[0]);
            step[round] = steps.ours(Work.named("lundnet5-train-10"), batch(), cores)[0];
        }
        ours.sort(Comparator.comparing(MeasuredSweep::seconds));
        var median = ours.get(rounds / 2);
        double rate = perHour(median.seconds());
        return new SweepRow(
                Sweep.NAME,
                cores,
                "trials/h",
                rate,
                StepBench.median(published),
                rate / StepBench.median(published),
                StepBench.median(factored),
                rate / StepBench.median(factored),
                sweep.trials(),
                sweep.epochs(),
                median.overheadShare(cores),
                median.scoringShare(cores),
                median.jetsPerSecond() * cores / StepBench.median(step),
                median,
                peerAuc);
    }

    private double perHour(double seconds) {
        return sweep.trials() * 3600 / seconds;
    }

    private MeasuredSweep ours(int cores) throws IOException, InterruptedException {
        var line = on(cores, harness)
                .start(
                        1,
                        sweep.samples().toString(),
                        sweep.folder().toString(),
                        Integer.toString(sweep.trials()),
                        Integer.toString(sweep.epochs()),
                        Integer.toString(cores))
                .lastLine();
        return RecordJson.MAPPER.readValue(line, MeasuredSweep.class);
    }

    private double[] peer(int cores, String form) throws IOException, InterruptedException {
        return on(cores, peer)
                .start(cores, graphs().toString(), trials().toString(), Integer.toString(cores), form)
                .numbers();
    }

    private static Jvm on(int cores, Jvm jvm) throws IOException {
        return cores == 1 ? jvm.onOneCore() : jvm;
    }
}
