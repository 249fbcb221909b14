package org.taggerlab.worker;

import java.io.IOException;
import java.nio.file.Path;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.vocabulary.file.AtomicFile;
import org.taggerlab.vocabulary.worker.BackendRequest;
import org.taggerlab.vocabulary.worker.ConversionRequest;
import org.taggerlab.vocabulary.worker.EvaluationRequest;
import org.taggerlab.vocabulary.worker.ExportRequest;
import org.taggerlab.vocabulary.worker.FeaturesRequest;
import org.taggerlab.vocabulary.worker.ImportRequest;
import org.taggerlab.vocabulary.worker.InspectionRequest;
import org.taggerlab.vocabulary.worker.TrialRequest;
import org.taggerlab.vocabulary.worker.ValidationRequest;
import org.taggerlab.vocabulary.worker.WorkerExit;
import org.taggerlab.vocabulary.worker.WorkerRequest;

/** What a request means here. */
interface Job {

    /**
     * Does it, and leaves the answer on disk.
     *
     * @return {@link WorkerExit#DONE}, or {@link WorkerExit#DIVERGED} with an answer that says so
     * @throws RuntimeException if it cannot be done; {@link Failure} says what that means
     */
    WorkerExit run(EventLog events) throws IOException;

    /** Writes the answer to a request. */
    static <A> void answer(WorkerRequest<A> request, A answer, Path folder) throws IOException {
        AtomicFile.write(folder.resolve(request.answer().file()), out -> ProtocolJson.write(out, answer));
    }

    /** The job of a request. */
    static Job of(WorkerRequest<?> request, Path folder) {
        if (request instanceof TrialRequest trial) {
            return new TrialJob(trial, folder);
        } else if (request instanceof InspectionRequest inspection) {
            return new InspectionJob(inspection, folder);
        } else if (request instanceof EvaluationRequest evaluation) {
            return new EvaluationJob(evaluation, folder);
        } else if (request instanceof ImportRequest weights) {
            return new ImportJob(weights, folder);
        } else if (request instanceof FeaturesRequest features) {
            return new FeaturesJob(features, folder);
        } else if (request instanceof ExportRequest export) {
            return new ExportJob(export, folder);
        } else if (request instanceof ConversionRequest conversion) {
            return new ConversionJob(conversion, folder);
        } else if (request instanceof ValidationRequest validation) {
            return new ValidationJob(validation, folder);
        } else if (request instanceof BackendRequest backend) {
            return new BackendJob(backend, folder);
        }
        throw new IllegalArgumentException("a request of an unknown kind: " + request);
    }
}
