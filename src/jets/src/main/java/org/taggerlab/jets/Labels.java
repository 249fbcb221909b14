package org.taggerlab.jets;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names of constants as descriptors write them: {@code LN_KT} is {@code ln-kt}. */
public final class Labels {

    private Labels() {}

    /** The name of a constant. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Constants by name, in the order given.
     *
     * @param what a constant is, such as {@code feature of a particle}
     * @throws IllegalArgumentException for an unknown name, listing the known ones
     */
    public static <E extends Enum<E>> List<E> find(E[] constants, List<String> labels, String what) {
        return labels.stream()
                .map(label -> Arrays.stream(constants)
                        .filter(constant -> of(constant).equals(label))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("\"" + label + "\" is no " + what
                                + "; there are "
                                + Arrays.stream(constants).map(Labels::of).collect(Collectors.joining(", ")))))
                .toList();
    }
}
