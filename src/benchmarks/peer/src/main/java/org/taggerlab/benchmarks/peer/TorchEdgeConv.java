package org.taggerlab.benchmarks.peer;

import static org.bytedeco.pytorch.global.torch.index_select;
import static org.bytedeco.pytorch.global.torch.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;

/** An EdgeConv block. */
final class TorchEdgeConv {
    /** How the first product is taken. */
    enum Form {
        /** As published: on each edge. */
        PUBLISHED,
        /** theta x_dst + (phi - theta) x_src, each factor once per node, for a user who knows that they are equal. */
        FACTORED
    }

    private final Form form;
    private final Tensor destinationWeight;
    private final Tensor sourceWeight;
    private final UnaryOperator<Tensor> firstNorm;
    private final List<UnaryOperator<Tensor>> furtherLayers = new ArrayList<>();
    private final UnaryOperator<Tensor> shortcut;

    TorchEdgeConv(Form form, TorchParameters parameters, int in, int... widths) {
        this.form = form;
        destinationWeight = parameters.weight(in, widths[0]);
        sourceWeight = parameters.weight(in, widths[0]);
        firstNorm = parameters.batchNorm(widths[0]);
        for (int i = 1; i < widths.length; i++) {
            var weight = parameters.weight(widths[i - 1], widths[i]);
            var norm = parameters.batchNorm(widths[i]);
            furtherLayers.add(h -> norm.apply(linear(h, weight)).relu_());
        }
        int out = widths[widths.length - 1];
        if (in == out) {
            shortcut = UnaryOperator.identity();
        } else {
            var weight = parameters.weight(in, out);
            var norm = parameters.batchNorm(out);
            shortcut = x -> norm.apply(linear(x, weight));
        }
    }

    /**
     * One pass.
     *
     * @param x {@code [nodes, in]}
     * @param mean from messages {@code [edges, out]} and {@code x} to their mean at each node {@code [nodes, out]}
     */
    Tensor forward(Tensor x, Tensor sources, Tensor destinations, BiFunction<Tensor, Tensor, Tensor> mean) {
        var messages = firstNorm.apply(firstProduct(x, sources, destinations)).relu_();
        for (var layer : furtherLayers) {
            messages = layer.apply(messages);
        }
        return mean.apply(messages, x).add(shortcut.apply(x)).relu_();
    }

    private Tensor firstProduct(Tensor x, Tensor sources, Tensor destinations) {
        if (form == Form.FACTORED) {
            var atDestination = linear(x, destinationWeight);
            var atSource = linear(x, sourceWeight).sub(atDestination);
            return index_select(atDestination, 0, destinations).add_(index_select(atSource, 0, sources));
        }
        var difference = index_select(x, 0, destinations).sub(index_select(x, 0, sources));
        return linear(difference, destinationWeight).add_(index_select(linear(x, sourceWeight), 0, sources));
    }
}
