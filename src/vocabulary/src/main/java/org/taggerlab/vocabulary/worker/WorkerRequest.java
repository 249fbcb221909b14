package org.taggerlab.vocabulary.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.file.Path;

/**
 * What a worker is asked to do; it reads {@value WorkerFiles#REQUEST} in a folder that it is given, and its answer is a
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
    @JsonSubTypes.Type(value = FeaturesRequest.class, name = "features"),
    @JsonSubTypes.Type(value = ExportRequest.class, name = "export"),
    @JsonSubTypes.Type(value = ConversionRequest.class, name = "conversion"),
    @JsonSubTypes.Type(value = ValidationRequest.class, name = "validation"),
    @JsonSubTypes.Type(value = BackendRequest.class, name = "backend")
})
public sealed interface WorkerRequest<A>
        permits TrialRequest,
                InspectionRequest,
                EvaluationRequest,
                ImportRequest,
                ExportRequest,
                FeaturesRequest,
                ConversionRequest,
                ValidationRequest,
                BackendRequest {

    /** What its answer is. */
    Answer<A> answer();

    /** What the request is about, for messages: a file, or the key of a trial. */
    Path subject();

    /**
     * What an answer is.
     *
     * @param type the record
     * @param file the name of its file, one of {@link WorkerFiles}
     * @param <A> the record
     */
    record Answer<A>(Class<A> type, String file) {}
}
