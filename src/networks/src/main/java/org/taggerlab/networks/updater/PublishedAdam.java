package org.taggerlab.networks.updater;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.taggerlab.networks.kernels.AdamKernel;
import org.taggerlab.networks.kernels.choice.KernelChoice;

/**
 * Adam (arXiv:1412.6980, algorithm 1) with betas 0.9 and 0.999, as the published taggers were trained.
 *
 * <p>DL4J's own Adam adds epsilon before the bias correction of the second moment, which makes it 30 times larger in the
 * first steps; here it is added after.
 */
public final class PublishedAdam extends ScheduledUpdater {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    /** @param learningRate constant learning rate */
    public PublishedAdam(double learningRate) {
        this(learningRate, null);
    }

    /**
     * Adam.
     *
     * @param learningRate used without a schedule
     * @param learningRateSchedule or {@code null}
     */
    @JsonCreator
    public PublishedAdam(
            @JsonProperty("learningRate") double learningRate,
            @JsonProperty("learningRateSchedule") ISchedule learningRateSchedule) {
        super(learningRate, learningRateSchedule);
    }

    @Override
    public long stateSize(long parameters) {
        return 2 * parameters;
    }

    @Override
    public GradientUpdater<?> instantiate(INDArray state, boolean initialise) {
        INDArray flat = state.reshape(state.length());
        Moments moments = new Moments();
        moments.setStateViewArray(flat, new long[] {flat.length() / 2}, flat.ordering(), initialise);
        return moments;
    }

    @Override
    public GradientUpdater<?> instantiate(Map<String, INDArray> state, boolean initialise) {
        Moments moments = new Moments();
        moments.setState(state, initialise);
        return moments;
    }

    @Override
    PublishedAdam at(double rate, ISchedule schedule) {
        return new PublishedAdam(rate, schedule);
    }

    /** The moments as DL4J's Adam keeps them, and the published step. */
    private final class Moments extends AdamUpdater {

        private AdamKernel kernel;

        private Moments() {
            super(new Adam(Adam.DEFAULT_ADAM_LEARNING_RATE, BETA1, BETA2, EPSILON));
        }

        @Override
        public void applyUpdater(INDArray gradient, int iteration, int epoch) {
            INDArray first = getState().get(AdamUpdater.M_STATE);
            INDArray second = getState().get(AdamUpdater.V_STATE);
            if (kernel == null) {
                kernel = KernelChoice.chosen().in(gradient.dataType()).adam();
            }
            var settings = new AdamKernel.Settings(getLearningRate(iteration, epoch), BETA1, BETA2, EPSILON);
            kernel.step(gradient.reshape(first.shape()), first, second, settings, iteration);
        }
    }
}
