package org.taggerlab.networks.vertex;

import java.util.Map;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.kernels.EmbeddingKernel;
import org.taggerlab.networks.kernels.EncoderArrays.Affine;
import org.taggerlab.networks.kernels.Kernels;
import org.taggerlab.networks.kernels.Mode;

/** An {@link Embedding} in a graph. */
final class EmbeddingVertex extends KernelGraphVertex {

    private final Embedding embedding;
    private EmbeddingKernel kernel;

    EmbeddingVertex(Embedding embedding, GraphPlace place) {
        super(embedding, place);
        this.embedding = embedding;
    }

    @Override
    public void use(Kernels kernels) {
        kernel = kernels.in(dataType).embedding(embedding.features, embedding.width);
    }

    @Override
    INDArray forward(Mode mode, LayerWorkspaceMgr workspaces) {
        INDArray x = rowMajor(0);
        INDArray out = output(workspaces, x.size(0), embedding.width);
        kernel.forward(affine(parameters(), "0"), affine(parameters(), "1"), x, mode, out);
        return out;
    }

    @Override
    INDArray[] backward(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        INDArray dx = inputGradient(workspaces, epsilon.size(0), embedding.features);
        kernel.backward(
                affine(parameters(), "0"),
                affine(parameters(), "1"),
                affine(gradients(), "0"),
                affine(gradients(), "1"),
                rowMajor(0),
                epsilon,
                dx);
        return new INDArray[] {dx};
    }

    static Affine affine(Map<String, INDArray> table, String stem) {
        return new Affine(table.get(stem + ".weight"), table.get(stem + ".bias"));
    }
}
