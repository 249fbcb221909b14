package org.taggerlab.networks.transfer;

import java.util.List;
import java.util.stream.Collectors;

/** Names of the blocks up to which a trunk can be frozen. */
public final class Blocks {
    private static final List<String> GROUPS = List.of("edge-conv", "encoder");

    private Blocks() {}

    /**
     * The vertex that a name means: {@code edge-conv} is the last EdgeConv block, {@code encoder} the last encoder layer, any other name is the vertex itself.
     *
     * @param blocks the network's blocks in their order, {@code edge-conv-1} first
     * @throws IllegalArgumentException for an unknown block, listing those there are
     */
    public static String vertexOf(String name, List<String> blocks) {
        if (GROUPS.contains(name)) {
            return blocks.stream()
                    .filter(block -> block.startsWith(name + "-"))
                    .reduce((first, second) -> second)
                    .orElseThrow(() -> unknown(name, blocks));
        }
        if (!blocks.contains(name)) {
            throw unknown(name, blocks);
        }
        return name;
    }

    private static IllegalArgumentException unknown(String name, List<String> blocks) {
        String groups = GROUPS.stream()
                .filter(group -> blocks.stream().anyMatch(block -> block.startsWith(group + "-")))
                .map(group -> group + " (the last of them), ")
                .collect(Collectors.joining());
        return new IllegalArgumentException("cannot freeze up to '%s': the network's blocks are %s%s"
                .formatted(name, groups, String.join(", ", blocks)));
    }
}
