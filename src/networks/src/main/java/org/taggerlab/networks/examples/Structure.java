package org.taggerlab.networks.examples;

import java.util.Arrays;

/** What relates the nodes of a jet to each other before a network does. */
public sealed interface Structure {

    /**
     * Nodes of trees, as LundNet takes them.
     *
     * @param parents {@code [nodes]}, index of the parent within its jet, -1 for a root
     */
    record Trees(int[] parents) implements Structure {
        @Override
        public boolean equals(Object other) {
            return other instanceof Trees that && Arrays.equals(parents, that.parents);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(parents);
        }
    }

    /** Particles of a cloud, as ParticleNet takes them: their first two features are coordinates. */
    record Clouds() implements Structure {}

    /** Objects of an event, as the event Transformer takes them: nothing relates them. */
    record Sets() implements Structure {}
}
