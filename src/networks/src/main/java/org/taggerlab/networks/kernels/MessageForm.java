package org.taggerlab.networks.kernels;

/** How the first product of a message is parametrised; both are linear in the two ends of the edge. */
public enum MessageForm {
    /** theta (x_dst - x_src) + phi x_src, LundNet, arXiv:2012.08526. */
    THETA_PHI,
    /** W concat(x_dst, x_src - x_dst), ParticleNet, arXiv:1902.08570. */
    CONCATENATED
}
