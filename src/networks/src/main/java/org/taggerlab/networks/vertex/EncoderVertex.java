package org.taggerlab.networks.vertex;

import java.util.Map;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.taggerlab.networks.kernels.EncoderArrays;
import org.taggerlab.networks.kernels.EncoderArrays.Affine;
import org.taggerlab.networks.kernels.EncoderKernel;
import org.taggerlab.networks.kernels.EncoderShape;
import org.taggerlab.networks.kernels.Kernels;
import org.taggerlab.networks.kernels.Mode;
import org.taggerlab.networks.kernels.Segments;

/** An {@link Encoder} in a graph. */
final class EncoderVertex extends KernelGraphVertex {

    private final EncoderShape shape;
    private final Segments events = new Segments();
    private EncoderKernel kernel;

    EncoderVertex(Encoder encoder, GraphPlace place) {
        super(encoder, place);
        shape = new EncoderShape(encoder.width, encoder.heads, encoder.feedForward, encoder.dropout);
    }

    @Override
    public void use(Kernels kernels) {
        kernel = kernels.in(dataType).encoder(shape);
    }

    @Override
    INDArray forward(Mode mode, LayerWorkspaceMgr workspaces) {
        INDArray x = rowMajor(0);
        events.fill(inputs[1], x.size(0));
        INDArray out = output(workspaces, x.size(0), shape.width());
        // this thread's random numbers, which the trainer seeds once per epoch
        long seed = mode.trains() && shape.dropout() > 0 ? Nd4j.getRandom().nextLong() : 0;
        kernel.forward(arrays(parameters()), x, objects(), mode, seed, out);
        return out;
    }

    @Override
    INDArray[] backward(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        INDArray dx = inputGradient(workspaces, epsilon.size(0), shape.width());
        kernel.backward(arrays(parameters()), arrays(gradients()), rowMajor(0), epsilon, dx);
        return new INDArray[] {dx, null};
    }

    private int objects() {
        int objects = events.size(0);
        for (int event = 1; event < events.jets(); event++) {
            if (events.size(event) != objects) {
                throw new IllegalArgumentException("event " + event + " of the batch has " + events.size(event)
                        + " objects, the first one " + objects
                        + "; the event Transformer takes the same number of every event, absent ones included");
            }
        }
        return objects;
    }

    private static EncoderArrays arrays(Map<String, INDArray> table) {
        return new EncoderArrays(
                new Affine(table.get("self-attn.in-proj-weight"), table.get("self-attn.in-proj-bias")),
                EmbeddingVertex.affine(table, "self-attn.out-proj"),
                EmbeddingVertex.affine(table, "linear1"),
                EmbeddingVertex.affine(table, "linear2"),
                EmbeddingVertex.affine(table, "norm1"),
                EmbeddingVertex.affine(table, "norm2"));
    }
}
