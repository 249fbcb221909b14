package org.taggerlab.vocabulary.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.taggerlab.vocabulary.sample.ObjectSelection;

/** The published networks, from which a descriptor may deviate key by key. */
public final class NetworkPresets {
    /** LundNet [arXiv:2012.08526, section 4]. */
    public static final NetworkSpec LUNDNET = new NetworkSpec(
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
    public static final NetworkSpec PARTICLENET = new NetworkSpec(
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
    public static final NetworkSpec PARTICLENET_LITE = new NetworkSpec(
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

    /** The event Transformer [arXiv:2312.06909]. */
    public static final NetworkSpec EVENT_TRANSFORMER = new NetworkSpec(
            "event-transformer",
            List.of("lg-pt", "eta", "sin-phi", "cos-phi", "lg-m", "is-lepton", "is-b-jet", "is-light-jet", "is-met"),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            0.03,
            64,
            6,
            4,
            2048,
            ObjectSelection.STANDARD);

    /** What a descriptor may write as {@code type}. */
    public static final Set<String> TYPES = Set.of("lundnet", "particlenet", "particlenet-lite", "event-transformer");

    private NetworkPresets() {}

    /** The network of a descriptor's {@code type}; LundNet for one that does not exist. */
    public static NetworkSpec of(String type) {
        return switch (type) {
            case "particlenet" -> PARTICLENET;
            case "particlenet-lite" -> PARTICLENET_LITE;
            case "event-transformer" -> EVENT_TRANSFORMER;
            default -> LUNDNET;
        };
    }

    /** The keys that only some networks have, of those that this one has. */
    public static List<String> ownKeys(String type) {
        return switch (of(type).type()) {
            case "lundnet" -> List.of("nodes", "ln-kt-min", "ln-delta-min", "fusion");
            case "particlenet" -> List.of("features", "constituents", "neighbours");
            default -> List.of("width", "layers", "heads", "feed-forward", "objects");
        };
    }

    /** The name of a network's usual trunk, which stands for its last block. */
    public static String trunk(String type) {
        return type.equals("event-transformer") ? "encoder" : "edge-conv";
    }

    /** Blocks up to which a network can be frozen: all EdgeConv blocks or encoder layers, one of them, LundNet's fusion. */
    public static List<String> trunkBlocks(String type, int blocks) {
        String trunk = trunk(type);
        var names = new ArrayList<String>();
        names.add(trunk);
        IntStream.rangeClosed(1, blocks).forEach(block -> names.add(trunk + "-" + block));
        if (type.equals("lundnet")) {
            names.add("fusion");
        }
        return names;
    }
}
