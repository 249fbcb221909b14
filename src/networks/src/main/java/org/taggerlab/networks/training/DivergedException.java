package org.taggerlab.networks.training;

import java.util.Arrays;

/** Loss, weights or scores are no longer finite. */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int JETS_SHOWN = 32;

    private final int[] jets;

    /**
     * What happened, and where.
     *
     * @param what such as {@code the loss is NaN}
     * @param epoch from 1
     * @param batch from 1; 0: on the validation jets, after the last batch
     * @param jets indices of the batch's jets among the training jets, from 0
     */
    public DivergedException(String what, int epoch, int batch, int[] jets) {
        super(where(what, epoch, batch, jets));
        this.jets = jets.clone();
    }

    /** The jets of the batch: indices among the training jets, from 0. */
    public int[] jets() {
        return jets.clone();
    }

    private static String where(String what, int epoch, int batch, int[] jets) {
        if (batch == 0) {
            return "%s after epoch %s, on the validation jets".formatted(what, epoch);
        }
        String shown = Arrays.toString(Arrays.copyOf(jets, Math.min(jets.length, JETS_SHOWN)));
        String more = jets.length > JETS_SHOWN ? " and %s more".formatted(jets.length - JETS_SHOWN) : "";
        return "%s in epoch %s, batch %s, with the training jets %s%s".formatted(what, epoch, batch, shown, more);
    }
}
