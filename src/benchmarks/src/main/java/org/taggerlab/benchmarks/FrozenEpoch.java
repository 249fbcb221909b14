package org.taggerlab.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.networks.training.Progress;
import org.taggerlab.networks.training.Trainer;
import org.taggerlab.networks.transfer.Preparation;
import org.taggerlab.vocabulary.training.BatchNormPolicy;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.training.Seeds;

/** An epoch of {@code frozen}, once its trunk has featurised the jets, against an epoch of {@code fine-tuned}. */
final class FrozenEpoch {
    private static final int REPEATS = 8;
    private static final int EPOCHS = 6;

    private FrozenEpoch() {}

    /** How many times faster LundNet5 frozen up to a block trains a jet; the batch's jets several times over. */
    static double speedUp(Path graphs, String upTo) throws IOException {
        var batch = Graphs.read(graphs).examples();
        var indices = new int[REPEATS * batch.jets()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = i % batch.jets();
        }
        var jets = batch.subset(indices);
        var network = Ours.network("lundnet5");
        var source = TaggerModel.untrained(network, 1);
        double fineTuned = jetsPerSecond(new Prescription.FineTuned(null, 1, BatchNormPolicy.TRAIN), source, jets);
        double frozen = jetsPerSecond(new Prescription.Frozen(null, upTo, BatchNormPolicy.TRAIN), source, jets);
        return frozen / fineTuned;
    }

    private static double jetsPerSecond(Prescription prescription, TaggerModel source, Examples jets)
            throws IOException {
        var preparation = Preparation.of(prescription, source, jets, jets.subset(new int[] {0, jets.jets() - 1}));
        var trainer =
                new Trainer(Ours.training(EPOCHS), new Seeds(1, 1, 1), (scores, labels) -> 0.5, Progress.NONE, null);
        return preparation.train(trainer).jetsPerSecond();
    }
}
