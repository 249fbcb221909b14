package org.taggerlab.networks.kernels.fused;

import static org.taggerlab.networks.kernels.fused.RowLoops.LANES;
import static org.taggerlab.networks.kernels.fused.RowLoops.SPECIES;

import jdk.incubator.vector.FloatVector;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.kernels.AdamKernel;
import org.taggerlab.networks.kernels.ArrayMemory;

/** Adam in one sweep over gradient and moments, some thousand values at a time. */
final class FusedAdam implements AdamKernel {

    private static final int CHUNK = 4096;

    private final float[] gradients = new float[CHUNK];
    private final float[] firsts = new float[CHUNK];
    private final float[] seconds = new float[CHUNK];

    @Override
    public void step(INDArray gradient, INDArray first, INDArray second, Settings settings, int steps) {
        FloatPointer g = ArrayMemory.pointer(gradient);
        FloatPointer m = ArrayMemory.pointer(first);
        FloatPointer v = ArrayMemory.pointer(second);
        long length = gradient.length();
        for (long from = 0; from < length; from += CHUNK) {
            int count = (int) Math.min(CHUNK, length - from);
            g.position(from).get(gradients, 0, count);
            m.position(from).get(firsts, 0, count);
            v.position(from).get(seconds, 0, count);
            step(settings, steps);
            g.put(gradients, 0, count);
            m.put(firsts, 0, count);
            v.put(seconds, 0, count);
        }
    }

    /** On all of the chunk: what lies after its last values is not written back. */
    private void step(Settings settings, int steps) {
        float beta1 = (float) settings.beta1();
        float beta2 = (float) settings.beta2();
        float rest1 = (float) (1 - settings.beta1());
        float rest2 = (float) (1 - settings.beta2());
        float rate = (float) settings.correctedRate(steps);
        float epsilon = (float) settings.correctedEpsilon(steps);
        for (int i = 0; i < CHUNK; i += LANES) {
            FloatVector g = FloatVector.fromArray(SPECIES, gradients, i);
            FloatVector m = FloatVector.fromArray(SPECIES, firsts, i).mul(beta1).add(g.mul(rest1));
            FloatVector v = FloatVector.fromArray(SPECIES, seconds, i)
                    .mul(beta2)
                    .add(g.mul(g).mul(rest2));
            m.intoArray(firsts, i);
            v.intoArray(seconds, i);
            m.mul(rate).div(v.sqrt().add(epsilon)).intoArray(gradients, i);
        }
    }
}
