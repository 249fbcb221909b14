package org.taggerlab.networks.training;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.examples.Batch;
import org.taggerlab.networks.examples.Examples;

/**
 * Jets as a whole network takes them.
 *
 * @param examples the jets
 * @param type of the network's arrays
 */
public record ExampleBatches(Examples examples, DataType type) implements JetBatches {

    @Override
    public int jets() {
        return examples.jets();
    }

    @Override
    public float[] labels() {
        return examples.labels();
    }

    @Override
    public INDArray[] inputs(int[] jets) {
        return Batch.of(examples.gather(jets), type).inputs();
    }
}
