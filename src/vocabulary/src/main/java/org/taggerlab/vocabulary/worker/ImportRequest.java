package org.taggerlab.vocabulary.worker;

import java.nio.file.Path;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.network.SavedWeights;

/**
 * Turn published weights into a model file.
 *
 * <p>Tensors that are missing, left over or of another shape end the worker as
 * {@link WorkerExit#BAD_MODEL}, each in a line of its own in {@link WorkerEvent.Failed}.
 *
 * @param weights a {@code .safetensors} or {@code .npz} file with PyTorch state-dict names
 * @param sha256 digest of that file, for the model's provenance
 * @param network the network they belong to
 * @param saved how it was fed and read when it was trained
 * @param model the model file to write
 */
public record ImportRequest(Path weights, String sha256, Network network, SavedWeights saved, Path model)
        implements WorkerRequest<ImportRequest.Imported> {

    /**
     * What was written.
     *
     * @param parameters number of its weights
     * @param prefix what was taken off every name of the file, such as {@code net.}; empty for nothing
     */
    public record Imported(Path model, long parameters, String prefix) {}

    @Override
    public Answer<Imported> answer() {
        return new Answer<>(Imported.class, WorkerFiles.IMPORTED);
    }

    @Override
    public Path subject() {
        return weights;
    }
}
