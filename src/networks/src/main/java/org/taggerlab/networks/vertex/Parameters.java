package org.taggerlab.networks.vertex;

import org.deeplearning4j.nn.conf.layers.samediff.SDVertexParams;

/** Declares parameters so that running statistics come last, in one block without updater. */
final class Parameters {

    private Parameters() {}

    static void addNorm(SDVertexParams parameters, String stem, int width) {
        parameters.addWeightParam(stem + "weight", width);
        parameters.addWeightParam(stem + "bias", width);
        // DL4J stores "bias" parameters after all "weights"
        parameters.addBiasParam(stem + "running-mean", width);
        parameters.addBiasParam(stem + "running-var", width);
    }
}
