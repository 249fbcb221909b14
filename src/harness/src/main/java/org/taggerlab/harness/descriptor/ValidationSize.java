package org.taggerlab.harness.descriptor;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;

/**
 * How many validation jets a target has.
 *
 * @param count signal and background together, at every size; 0 with a share
 * @param share validation jets per training jet, so that the label budget grows with the size; {@code null} with a count
 */
public record ValidationSize(int count, Double share) {
    /** With fewer jets of a class nothing can be chosen by them. */
    static final int FEWEST_OF_CLASS = 2;

    /** Of a share, so that 0.3 of 10 is 3 whatever the binary fraction says. */
    private static final double ROUNDING = 1e-9;

    /** What a descriptor writes: the count, or a map with the share. */
    @JsonValue
    Object written() {
        return share == null ? (Object) count : Map.of("share", share);
    }

    /** Jets at a size, as many signal as background; of an event classification, where a size is of each class, of each class. */
    int of(int size, boolean isOfEachClass) {
        if (share == null) {
            return count;
        }
        return isOfEachClass ? ofClass(size) : 2 * ofClass(size / 2.0);
    }

    private int ofClass(double size) {
        return (int) Math.min(Integer.MAX_VALUE / 2, Math.floor(share * size + ROUNDING));
    }
}
