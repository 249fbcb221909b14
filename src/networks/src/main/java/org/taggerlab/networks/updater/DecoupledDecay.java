package org.taggerlab.networks.updater;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Weight decay apart from the gradient, {@code w -= share w} [arXiv:1711.05101]. It is no part of the loss, and takes no
 * learning rate from DL4J, whose updater does not know that of a schedule.
 *
 * @param share learning rate times weight decay
 */
public record DecoupledDecay(ISchedule share) implements Regularization {
    private static final long serialVersionUID = 1L;

    @Override
    public ApplyStep applyStep() {
        return ApplyStep.POST_UPDATER;
    }

    @Override
    public void apply(INDArray weights, INDArray step, double rate, int iteration, int epoch) {
        double factor = share.valueAt(iteration, epoch);
        Nd4j.getBlasWrapper().level1().axpy(weights.length(), factor, weights, step);
    }

    @Override
    public double score(INDArray weights, int iteration, int epoch) {
        return 0;
    }

    @Override
    public Regularization clone() {
        return new DecoupledDecay(share.clone());
    }
}
