package org.taggerlab.benchmarks.peer;

import org.bytedeco.pytorch.Tensor;

/** What is timed. */
interface TorchNetwork {
    /** Logits {@code [jets, 2]} of a batch. */
    Tensor logits(TorchGraphs graphs);
}
