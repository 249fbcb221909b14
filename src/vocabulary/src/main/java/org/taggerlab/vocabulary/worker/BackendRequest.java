package org.taggerlab.vocabulary.worker;

import java.nio.file.Path;

/**
 * Find out whether a backend can compute on this machine.
 *
 * @param runtime how workers will compute
 */
public record BackendRequest(TrialRequest.Runtime runtime) implements WorkerRequest<BackendRequest.Found> {

    /**
     * It can.
     *
     * @param kernels which kernels were chosen and why
     */
    public record Found(String kernels) {}

    @Override
    public Answer<Found> answer() {
        return new Answer<>(Found.class, WorkerFiles.BACKEND);
    }

    @Override
    public Path subject() {
        return Path.of("-Dtagger.backend=" + runtime.backend());
    }
}
