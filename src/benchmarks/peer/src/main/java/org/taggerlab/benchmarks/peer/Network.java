package org.taggerlab.benchmarks.peer;

import org.bytedeco.pytorch.Tensor;

/** What is timed. */
interface Network {
    /** Logits {@code [jets, 2]} of a batch. */
    Tensor logits(Graphs graphs);
}
