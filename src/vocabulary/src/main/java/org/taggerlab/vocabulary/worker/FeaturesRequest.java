package org.taggerlab.vocabulary.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.List;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.worker.EvaluationRequest.LabelledSample;

/**
 * Write samples as a network takes them; the answer says how many jets or events these are.
 *
 * @param model the model file of the tagger that takes them; {@code null}: {@code network} takes them
 * @param network of it only the features and the cuts matter
 * @param samples signal and background
 * @param features the file to write, {@code .npz} or {@code .h5}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeaturesRequest(Path model, Network network, List<LabelledSample> samples, Path features)
        implements WorkerRequest<Evaluated> {

    @Override
    public Answer<Evaluated> answer() {
        return new Answer<>(Evaluated.class, WorkerFiles.EVALUATED);
    }

    @Override
    public Path subject() {
        return samples.get(0).file();
    }
}
