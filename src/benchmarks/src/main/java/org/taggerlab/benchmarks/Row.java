package org.taggerlab.benchmarks;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One row of {@code bench.json}; medians over the rounds of one run.
 *
 * @param work what was timed
 * @param threads compute threads in all; ours runs one worker per thread
 * @param unit of ours and peer: {@code jets/s}, or {@code times} where ours is a speed-up
 * @param ours the rate
 * @param peer that of PyTorch, the first product of EdgeConv taken on each edge, as published; {@code null}
 *     without a peer
 * @param ratio ours / peer
 * @param peerFactored that of PyTorch with the first product taken once per node, as ours does
 * @param ratioFactored ours / peerFactored
 * @param sgemmShare useful multiply-adds per second as a share of the {@code cblas_sgemm} rate of the same process
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Row(
        String work,
        int threads,
        String unit,
        double ours,
        Double peer,
        Double ratio,
        Double peerFactored,
        Double ratioFactored,
        Double sgemmShare) {}
