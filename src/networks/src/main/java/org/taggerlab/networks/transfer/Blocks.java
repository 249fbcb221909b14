package org.taggerlab.networks.transfer;

import java.util.List;

/** Names of the blocks up to which a trunk can be frozen. */
public final class Blocks {
    private Blocks() {}

    /**
     * The vertex that a name means: {@code edge-conv} is the last EdgeConv block, any other name is the vertex itself.
     *
     * @param blocks the network's blocks in their order, {@code edge-conv-1} first
     * @throws IllegalArgumentException for an unknown block, listing those there are
     */
    public static String vertexOf(String name, List<String> blocks) {
        if (name.equals("edge-conv")) {
            return blocks.stream()
                    .filter(block -> block.startsWith("edge-conv-"))
                    .reduce((first, second) -> second)
                    .orElseThrow(() -> unknown(name, blocks));
        }
        if (!blocks.contains(name)) {
            throw unknown(name, blocks);
        }
        return name;
    }

    private static IllegalArgumentException unknown(String name, List<String> blocks) {
        boolean hasEdgeConv = blocks.stream().anyMatch(block -> block.startsWith("edge-conv-"));
        return new IllegalArgumentException("cannot freeze up to '%s': the network's blocks are %s%s"
                .formatted(
                        name, hasEdgeConv ? "edge-conv (the last EdgeConv block), " : "", String.join(", ", blocks)));
    }
}
