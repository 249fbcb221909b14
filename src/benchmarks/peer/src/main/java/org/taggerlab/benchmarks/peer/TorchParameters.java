package org.taggerlab.benchmarks.peer;

import static org.bytedeco.pytorch.global.torch.batch_norm;
import static org.bytedeco.pytorch.global.torch.empty;
import static org.bytedeco.pytorch.global.torch.kaiming_uniform_;
import static org.bytedeco.pytorch.global.torch.ones;
import static org.bytedeco.pytorch.global.torch.zeros;

import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;

/** Makes the parameters of a network, keeps those that train, and knows whether the network is in training mode. */
final class TorchParameters {
    private final TensorVector trained = new TensorVector();
    private final boolean trainable;
    private boolean training;

    /** For a network that is trained, which starts in training mode, or for one that is not. */
    TorchParameters(boolean trainable) {
        this.trainable = trainable;
        this.training = trainable;
    }

    /** Sets training or inference mode. */
    void train(boolean on) {
        training = on;
    }

    /** Whether BatchNorm takes the statistics of the batch, and dropout drops. */
    boolean isTraining() {
        return training;
    }

    /** A weight {@code [out, in]}. */
    Tensor weight(int in, int out) {
        return trained(kaiming_uniform_(empty(out, in)));
    }

    /** A bias {@code [out]}. */
    Tensor bias(int out) {
        return trained(zeros(out));
    }

    /** A scale {@code [out]}. */
    Tensor scale(int out) {
        return trained(ones(out));
    }

    /** Parameters that a module of PyTorch made. */
    void add(TensorVector made) {
        for (long i = 0; i < made.size(); i++) {
            trained(made.get(i));
        }
    }

    /** BatchNorm over the first dimension of {@code [rows, width]}. */
    UnaryOperator<Tensor> batchNorm(int width) {
        var scale = new TensorOptional(trained(ones(width)));
        var shift = new TensorOptional(trained(zeros(width)));
        var mean = new TensorOptional(zeros(width));
        var variance = new TensorOptional(ones(width));
        return x -> batch_norm(x, scale, shift, mean, variance, training, 0.1, 1e-5, false);
    }

    /** All that train, in the order in which they were made. */
    TensorVector trained() {
        return trained;
    }

    private Tensor trained(Tensor tensor) {
        tensor.set_requires_grad(trainable);
        trained.push_back(tensor);
        return tensor;
    }
}
