package org.taggerlab.harness.descriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The published networks, from which a descriptor may deviate key by key. */
final class NetworkPresets {
    /** LundNet [arXiv:2012.08526, section 4]. */
    static final NetworkSpec LUNDNET = new NetworkSpec(
            "lundnet",
            List.of("ln-z", "ln-delta", "psi", "ln-m", "ln-kt"),
            null,
            null,
            null,
            null,
            List.of(
                    List.of(32, 32),
                    List.of(32, 32),
                    List.of(64, 64),
                    List.of(64, 64),
                    List.of(128, 128),
                    List.of(128, 128)),
            384,
            256,
            0.1);

    /** ParticleNet [arXiv:1902.08570, section 3]; 100 constituents as in its top tagging. */
    static final NetworkSpec PARTICLENET = new NetworkSpec(
            "particlenet",
            List.of("d-eta", "d-phi", "ln-pt", "ln-e"),
            null,
            null,
            100,
            16,
            List.of(List.of(64, 64, 64), List.of(128, 128, 128), List.of(256, 256, 256)),
            null,
            256,
            0.1);

    /** ParticleNet-Lite [arXiv:1902.08570, section 3]. */
    static final NetworkSpec PARTICLENET_LITE = new NetworkSpec(
            "particlenet",
            PARTICLENET.features(),
            null,
            null,
            100,
            7,
            List.of(List.of(32, 32, 32), List.of(64, 64, 64)),
            null,
            128,
            0.1);

    /** What a descriptor may write as {@code type}. */
    static final Set<String> TYPES = Set.of("lundnet", "particlenet", "particlenet-lite");

    private NetworkPresets() {}

    /** The network of a descriptor's {@code type}; LundNet for one that does not exist. */
    static NetworkSpec of(String type) {
        return switch (type) {
            case "particlenet" -> PARTICLENET;
            case "particlenet-lite" -> PARTICLENET_LITE;
            default -> LUNDNET;
        };
    }

    /** The keys that only some networks have, of those that this one has. */
    static List<String> ownKeys(String type) {
        return of(type).type().equals("lundnet")
                ? List.of("nodes", "ln-kt-min", "ln-delta-min", "fusion")
                : List.of("features", "constituents", "neighbours");
    }

    /** Blocks up to which a network can be frozen: all EdgeConv blocks, one of them, LundNet's fusion. */
    static List<String> trunkBlocks(String type, int blocks) {
        var names = new ArrayList<String>();
        names.add("edge-conv");
        IntStream.rangeClosed(1, blocks).forEach(block -> names.add("edge-conv-" + block));
        if (type.equals("lundnet")) {
            names.add("fusion");
        }
        return names;
    }
}
