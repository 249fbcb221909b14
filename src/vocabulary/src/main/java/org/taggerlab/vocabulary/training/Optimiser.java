package org.taggerlab.vocabulary.training;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a gradient becomes a step. */
public enum Optimiser {
    /** Adam with the settings that LundNet (arXiv:2012.08526) and ParticleNet (arXiv:1902.08570) were trained with. */
    @JsonProperty("adam")
    ADAM,
    /** The same, its weight decay apart from the gradient [arXiv:1711.05101]: {@code w -= rate decay w}. */
    @JsonProperty("adamw")
    ADAMW,
    /** Stochastic gradient descent with PyTorch's momentum, {@code v = momentum v + gradient; w -= rate v}. */
    @JsonProperty("sgd")
    SGD
}
