package org.taggerlab.vocabulary.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a worker is asked to do; it reads {@code request.json} in the folder it is started with. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TrialRequest.class, name = "trial"),
    @JsonSubTypes.Type(value = InspectionRequest.class, name = "inspection"),
    @JsonSubTypes.Type(value = EvaluationRequest.class, name = "evaluation"),
    @JsonSubTypes.Type(value = ImportRequest.class, name = "import"),
    @JsonSubTypes.Type(value = ConversionRequest.class, name = "conversion"),
    @JsonSubTypes.Type(value = ValidationRequest.class, name = "validation")
})
public sealed interface WorkerRequest
        permits TrialRequest,
                InspectionRequest,
                EvaluationRequest,
                ImportRequest,
                ConversionRequest,
                ValidationRequest {}
