package org.taggerlab.vocabulary.worker;

/** The version of everything that decides a trial's numbers, and of nothing else. */
public final class NumericalVersion {
    /**
     * Part of every content key. Raised by hand when a change makes a trial come out otherwise: declustering, features,
     * networks, kernels, training loop, the meaning of a seed or of a split. Not raised for a log line, a message, a
     * template or a statistic, so none of these trains anything again.
     */
    public static final int CURRENT = 3;

    private NumericalVersion() {}
}
