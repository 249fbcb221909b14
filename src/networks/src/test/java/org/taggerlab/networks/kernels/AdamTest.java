package org.taggerlab.networks.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.taggerlab.networks.kernels.choice.KernelChoice;

/** Both kernels against Adam as arXiv:1412.6980, algorithm 1, has it, in double precision. */
@Tag("kernels")
class AdamTest {

    private static final AdamKernel.Settings SETTINGS = new AdamKernel.Settings(1e-3, 0.9, 0.999, 1e-8);
    private static final int STEPS = 5;

    static Stream<AdamKernel> kernels() {
        return Stream.of("nd4j", "fused").map(name -> KernelChoice.of(name).adam());
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void stepsAreThoseOfTheAlgorithm(AdamKernel kernel) {
        // more than the fused kernel works on at once, and no whole number of vectors
        int length = 5_003;
        INDArray first = Nd4j.zeros(DataType.FLOAT, length);
        INDArray second = Nd4j.zeros(DataType.FLOAT, length);
        double[] m = new double[length];
        double[] v = new double[length];
        SplittableRandom random = new SplittableRandom(3);
        for (int step = 0; step < STEPS; step++) {
            float[] gradient = new float[length];
            double[] expected = new double[length];
            for (int i = 0; i < length; i++) {
                gradient[i] = (float) (random.nextDouble() - 0.5) * (i % 7 == 0 ? 1e-6f : 1);
                m[i] = 0.9 * m[i] + 0.1 * gradient[i];
                v[i] = 0.999 * v[i] + 0.001 * gradient[i] * gradient[i];
                double correctedFirst = m[i] / (1 - Math.pow(0.9, step + 1));
                double correctedSecond = v[i] / (1 - Math.pow(0.999, step + 1));
                expected[i] = 1e-3 * correctedFirst / (Math.sqrt(correctedSecond) + 1e-8);
            }
            INDArray update = Nd4j.createFromArray(gradient);
            kernel.step(update, first, second, SETTINGS, step);
            assertThat(update.data().asDouble()).containsExactly(expected, within(2e-8));
        }
    }
}
