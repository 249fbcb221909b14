package org.taggerlab.benchmarks;

/**
 * The sweep's row of {@code bench.json}.
 *
 * @param work {@value Sweep#NAME}
 * @param threads cores; ours runs one single-threaded worker per core, PyTorch one process with as many threads
 * @param unit {@code trials/h}, of ours and peer
 * @param ours of the harness
 * @param peer of PyTorch
 * @param ratio ours / peer
 * @param peerFactored of PyTorch with the first product taken once per node
 * @param ratioFactored ours / peerFactored
 * @param trials in the sweep
 * @param epochs of each
 * @param overheadShare of the workers' time, what is not spent in training steps
 * @param scoringShare of the workers' time, validation and test, which are part of the overhead
 * @param stepShare training jets per second, as a share of those of the step bench for the same batch and as many workers
 * @param harness the round whose time is the median
 * @param peerValidationAuc mean over PyTorch's trials, after the last epoch
 */
record SweepRow(
        String work,
        int threads,
        String unit,
        double ours,
        double peer,
        double ratio,
        double peerFactored,
        double ratioFactored,
        int trials,
        int epochs,
        double overheadShare,
        double scoringShare,
        double stepShare,
        MeasuredSweep harness,
        double peerValidationAuc) {}
