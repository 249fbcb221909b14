package org.taggerlab.benchmarks.peer;

import static org.bytedeco.pytorch.global.torch.arange;
import static org.bytedeco.pytorch.global.torch.cdist;
import static org.bytedeco.pytorch.global.torch.dropout;
import static org.bytedeco.pytorch.global.torch.linear;

import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/** ParticleNet, arXiv:1902.08570, on jets that all have the same number of particles, so that nothing is padded. */
final class TorchParticleNet implements TorchNetwork {
    private final TorchParameters parameters;
    private final int neighbours;
    private final UnaryOperator<Tensor> inputNorm;
    private final TorchEdgeConv[] blocks;
    private final Tensor denseWeight;
    private final TensorOptional denseBias;
    private final Tensor outputWeight;
    private final TensorOptional outputBias;

    TorchParticleNet(
            TorchEdgeConv.Form form,
            TorchParameters parameters,
            int features,
            int neighbours,
            int dense,
            int[][] widths) {
        this.parameters = parameters;
        this.neighbours = neighbours;
        inputNorm = parameters.batchNorm(features);
        blocks = new TorchEdgeConv[widths.length];
        int in = features;
        for (int i = 0; i < widths.length; i++) {
            blocks[i] = new TorchEdgeConv(form, parameters, in, widths[i]);
            in = widths[i][widths[i].length - 1];
        }
        denseWeight = parameters.weight(in, dense);
        denseBias = new TensorOptional(parameters.bias(dense));
        outputWeight = parameters.weight(dense, 2);
        outputBias = new TensorOptional(parameters.bias(2));
    }

    @Override
    public Tensor logits(TorchGraphs graphs) {
        long jets = graphs.jets();
        long nodes = graphs.features().size(0);
        long particles = nodes / jets;
        var firstOfJet = arange(new Scalar(jets)).mul(new Scalar(particles)).view(jets, 1, 1);
        var destinations = arange(new Scalar(nodes))
                .view(nodes, 1)
                .expand(nodes, neighbours)
                .reshape(-1);
        var x = inputNorm.apply(graphs.features());
        var points = graphs.features().narrow(1, 0, 2);
        for (var block : blocks) {
            var jetwise = points.detach().reshape(jets, particles, points.size(1));
            // the nearest is the particle itself
            var sources = cdist(jetwise, jetwise)
                    .topk(neighbours + 1, 2, false, true)
                    .get1()
                    .narrow(2, 1, neighbours)
                    .add(firstOfJet)
                    .reshape(-1);
            x = block.forward(
                    x,
                    sources,
                    destinations,
                    (messages, at) ->
                            messages.view(nodes, neighbours, messages.size(1)).mean(1));
            points = x;
        }
        var pooled = x.view(jets, particles, x.size(1)).mean(1);
        var hidden = linear(pooled, denseWeight, denseBias).relu_();
        return linear(dropout(hidden, 0.1, parameters.isTraining()), outputWeight, outputBias);
    }
}
