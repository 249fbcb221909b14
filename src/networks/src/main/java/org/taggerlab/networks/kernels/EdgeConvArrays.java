package org.taggerlab.networks.kernels;

import java.util.List;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The arrays of one EdgeConv block, as parameters or as their gradients. Gradients of products that are not wanted are
 * {@code null}.
 *
 * @param first the product that makes a message of both ends of an edge
 * @param linear {@code [width i + 1, width i]}, the further products of a message
 * @param norms one BatchNorm per product, the first one included
 * @param shortcut {@code [last width, features]}, or {@code null} if the shortcut is the identity
 * @param shortcutNorm its BatchNorm, or {@code null}
 */
public record EdgeConvArrays(
        FirstProduct first, List<INDArray> linear, List<NormArrays> norms, INDArray shortcut, NormArrays shortcutNorm) {

    /** Sets all but the shortcut to zero, the gradient of a batch without edges. */
    public void clearMessages() {
        first.clear();
        linear.stream().filter(Objects::nonNull).forEach(weight -> weight.assign(0));
        norms.forEach(NormArrays::clear);
    }
}
