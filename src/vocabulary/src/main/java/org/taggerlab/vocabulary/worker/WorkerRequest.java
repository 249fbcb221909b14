package org.taggerlab.vocabulary.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.file.Path;

/**
 * What a worker is asked to do; it reads {@value WorkerFiles#REQUEST} in the folder it is started with, and its answer is a
 * JSON file in the same folder.
 *
 * @param <A> the record in that file
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TrialRequest.class, name = "trial"),
    @JsonSubTypes.Type(value = InspectionRequest.class, name = "inspection"),
    @JsonSubTypes.Type(value = EvaluationRequest.class, name = "evaluation"),
    @JsonSubTypes.Type(value = ImportRequest.class, name = "import"),
    @JsonSubTypes.Type(value = ConversionRequest.class, name = "conversion"),
    @JsonSubTypes.Type(value = ValidationRequest.class, name = "validation")
})
public sealed interface WorkerRequest<A>
        permits TrialRequest,
                InspectionRequest,
                EvaluationRequest,
                ImportRequest,
                ConversionRequest,
                ValidationRequest {

    /** The type of the answer. */
    Class<A> answerType();

    /** The name of the file with the answer, one of {@link WorkerFiles}. */
    String answerFile();

    /** What the request is about, for messages: a file, or the key of a trial. */
    Path subject();
}
