/**
 * The {@code expect} gates of a descriptor: their grammar, and whether results pass them.
 *
 * <pre>
 * gate       = side comparison side [ "with" "95%" "confidence" ]
 * comparison = "&gt;=" | "&gt;" | "&lt;=" | "&lt;"
 * side       = [ "-" ] term [ "-" term ]
 * term       = number | call
 * call       = "auc" "(" prescription "," size ")"
 *            | "source-auc" "(" prescription "," size ")"
 *            | "accuracy" "(" prescription "," size ")"
 *            | "rejection" "(" prescription "," size "," signal-efficiency ")"
 *            | "data-efficiency" "(" prescription [ "," auc ] ")"
 *            | "speed-up" "(" prescription [ "," size ] ")"
 * prescription = name [ "(" block ")" ]
 * </pre>
 *
 * <p>A prescription is followed by its block where an experiment compares several: {@code frozen(fusion)}.
 *
 * <p>{@code auc}, {@code source-auc} (the AUC on the source's task), {@code accuracy} and {@code rejection} (1/eps_B at eps_S
 * 0.3, 0.5 or 0.7) are means over the repetitions; a repetition in which fewer than 10 background jets pass counts with the lower limit of its rejection, and
 * the mean is a lower bound then. {@code data-efficiency} is how many times fewer jets the prescription needs than
 * from-scratch for an AUC, without one for that of from-scratch at the largest size. {@code speed-up} is that of the wall
 * time to from-scratch's best validation loss, featurising included, without a size at the largest one; where a repetition
 * did not reach it, the mean over the others is an upper bound. Where a value is only bounded, the bound has to do.
 *
 * <p>Two calls are compared repetition by repetition: {@code auc(fine-tuned, 500) > auc(from-scratch, 500)} looks at
 * the mean of the differences. {@code with 95% confidence} asks that the whole interval (Student-t over repetitions)
 * passes, not its middle only; fewer than three repetitions have no interval and fail.
 *
 * <p>Besides what is expected, and not counted as a gate, every trial has to finish, unless the descriptor's {@code allow} says that trials may
 * diverge or fail.
 */
package org.taggerlab.harness.gates;
