package org.taggerlab.benchmarks.peer;

import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.dropout;
import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.zeros;

import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;

/** LundNet, arXiv:2012.08526. */
final class TorchLundNet implements TorchNetwork {
    private final TorchParameters parameters;
    private final UnaryOperator<Tensor> inputNorm;
    private final TorchEdgeConv[] blocks;
    private final Tensor fusionWeight;
    private final TensorOptional fusionBias;
    private final UnaryOperator<Tensor> fusionNorm;
    private final Tensor denseWeight;
    private final TensorOptional denseBias;
    private final Tensor outputWeight;
    private final TensorOptional outputBias;

    TorchLundNet(TorchEdgeConv.Form form, TorchParameters parameters, int features) {
        this.parameters = parameters;
        inputNorm = parameters.batchNorm(features);
        blocks = new TorchEdgeConv[] {
            new TorchEdgeConv(form, parameters, features, 32, 32),
            new TorchEdgeConv(form, parameters, 32, 32, 32),
            new TorchEdgeConv(form, parameters, 32, 64, 64),
            new TorchEdgeConv(form, parameters, 64, 64, 64),
            new TorchEdgeConv(form, parameters, 64, 128, 128),
            new TorchEdgeConv(form, parameters, 128, 128, 128)
        };
        fusionWeight = parameters.weight(448, 384);
        fusionBias = new TensorOptional(parameters.bias(384));
        fusionNorm = parameters.batchNorm(384);
        denseWeight = parameters.weight(384, 256);
        denseBias = new TensorOptional(parameters.bias(256));
        outputWeight = parameters.weight(256, 2);
        outputBias = new TensorOptional(parameters.bias(2));
    }

    @Override
    public Tensor logits(TorchGraphs graphs) {
        var x = inputNorm.apply(graphs.features());
        var outputs = new TensorVector();
        for (var block : blocks) {
            x = block.forward(
                    x,
                    graphs.sources(),
                    graphs.destinations(),
                    (messages, nodes) -> zeros(nodes.size(0), messages.size(1))
                            .index_add_(0, graphs.destinations(), messages)
                            .mul_(graphs.inverseDegrees()));
            outputs.push_back(x);
        }
        var fused = fusionNorm.apply(
                linear(cat(outputs, 1), fusionWeight, fusionBias).relu_());
        var pooled = zeros(graphs.jets(), 384)
                .index_add_(0, graphs.jetOfNode(), fused)
                .mul_(graphs.inverseCounts());
        var dense = linear(pooled, denseWeight, denseBias).relu_();
        return linear(dropout(dense, 0.1, parameters.isTraining()), outputWeight, outputBias);
    }
}
