package org.taggerlab.benchmarks.peer;

import static org.bytedeco.pytorch.global.torch.layer_norm;
import static org.bytedeco.pytorch.global.torch.linear;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TransformerEncoderImpl;
import org.bytedeco.pytorch.TransformerEncoderLayerOptions;
import org.bytedeco.pytorch.TransformerEncoderOptions;

/** The event Transformer, arXiv:2312.06909, on PyTorch's own {@code TransformerEncoder}. */
final class TorchEventTransformer implements TorchNetwork {
    private static final int OBJECTS = 6;
    private static final int WIDTH = 64;

    private final Tensor embeddingWeight;
    private final TensorOptional embeddingBias;
    private final TensorOptional normScale;
    private final TensorOptional normShift;
    private final TransformerEncoderImpl encoder;
    private final Tensor outputWeight;
    private final TensorOptional outputBias;

    TorchEventTransformer(TorchParameters parameters, int features) {
        embeddingWeight = parameters.weight(features, WIDTH);
        embeddingBias = new TensorOptional(parameters.bias(WIDTH));
        normScale = new TensorOptional(parameters.scale(WIDTH));
        normShift = new TensorOptional(parameters.bias(WIDTH));
        var layer = new TransformerEncoderLayerOptions(WIDTH, 4);
        layer.dim_feedforward().put(2048);
        layer.dropout().put(0.03);
        encoder = new TransformerEncoderImpl(new TransformerEncoderOptions(layer, 6));
        encoder.train(parameters.isTraining());
        parameters.add(encoder.parameters());
        outputWeight = parameters.weight(WIDTH, 2);
        outputBias = new TensorOptional(parameters.bias(2));
    }

    @Override
    public Tensor logits(TorchGraphs graphs) {
        var embedded = layer_norm(
                linear(graphs.features(), embeddingWeight, embeddingBias),
                new long[] {WIDTH},
                normScale,
                normShift,
                1e-5,
                true);
        // PyTorch wants the objects of an event along the first dimension
        var objects =
                embedded.view(graphs.jets(), OBJECTS, WIDTH).transpose(0, 1).contiguous();
        return linear(encoder.forward(objects).mean(0), outputWeight, outputBias);
    }
}
