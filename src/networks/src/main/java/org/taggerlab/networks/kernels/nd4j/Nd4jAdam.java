package org.taggerlab.networks.kernels.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.updaters.AdamUpdater;
import org.nd4j.linalg.factory.Nd4j;
import org.taggerlab.networks.kernels.AdamKernel;

/** Adam by ND4J's operation, which adds epsilon before the bias correction of the second moment. */
final class Nd4jAdam implements AdamKernel {

    @Override
    public void step(INDArray gradient, INDArray first, INDArray second, Settings settings, int steps) {
        Nd4j.exec(new AdamUpdater(
                gradient,
                second,
                first,
                settings.rate(),
                settings.beta1(),
                settings.beta2(),
                settings.correctedEpsilon(steps),
                steps));
    }
}
