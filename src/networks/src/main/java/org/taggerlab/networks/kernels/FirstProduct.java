package org.taggerlab.networks.kernels;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The weights of the first product of a message, or their gradients, in a published form. Both forms reduce to {@code
 * destination x_dst + source x_src}, with {@code destination} and {@code source} of {@code [width 0, features]}: a product
 * per node instead of one per edge.
 *
 * <p>Gradients that are not wanted are {@code null}.
 *
 * @param form how they are parametrised
 * @param weight {@code THETA_PHI}: theta {@code [width 0, features]}; {@code CONCATENATED}: {@code [width 0, 2 features]}
 * @param phi {@code THETA_PHI}: {@code [width 0, features]}, else {@code null}
 */
public record FirstProduct(MessageForm form, INDArray weight, INDArray phi) {

    /** Sets the gradients of a batch without edges. */
    void clear() {
        if (weight != null) {
            weight.assign(0);
        }
        if (phi != null) {
            phi.assign(0);
        }
    }
}
