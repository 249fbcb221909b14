package org.taggerlab.vocabulary.network;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.taggerlab.vocabulary.file.RecordJson;
import org.taggerlab.vocabulary.sample.ObjectSelection;
import org.taggerlab.vocabulary.sample.Task;

/**
 * A tagger's network, every size filled in, and what it takes of a jet or an event.
 *
 * <p>A new network is one more record here; {@link #match} then makes the compiler name every place that must know it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LundNet.class, name = LundNet.TYPE),
    @JsonSubTypes.Type(value = ParticleNet.class, name = ParticleNet.TYPE),
    @JsonSubTypes.Type(value = EventTransformer.class, name = EventTransformer.TYPE)
})
public sealed interface Network permits LundNet, ParticleNet, EventTransformer {
    /** The block that normalises the features. */
    String INPUT_NORM = "input-norm";
    /** The block that takes the features of an object in. */
    String EMBEDDING = "embedding";
    /** What the names of EdgeConv blocks begin with. */
    String EDGE_CONV = "edge-conv";
    /** LundNet's block that makes one vector of all nodes. */
    String FUSION = "fusion";
    /** The mean over the nodes; it has no weights. */
    String POOL = "pool";
    /** The dense layer before the output. */
    String DENSE = "dense";
    /** The last layer. */
    String OUTPUT = "output";

    /** Names of the input features in their order, such as {@code ln-z}. */
    List<String> features();

    /** Probability of dropout before the output, or within the encoder layers. */
    double dropout();

    /** The name in descriptors and files: {@code lundnet}, {@code particlenet}, {@code event-transformer}. */
    default String type() {
        return match(lundNet -> LundNet.TYPE, particleNet -> ParticleNet.TYPE, events -> EventTransformer.TYPE);
    }

    /** The field's name for this network: {@code lundnet5}, {@code particlenet-lite}, {@code event-transformer}. */
    default String label() {
        return type();
    }

    /** Its keys in JSON, in their order. */
    default List<String> keys() {
        return List.copyOf(RecordJson.keys(getClass()).keySet());
    }

    /** Its parts in order, from the input over {@code edge-conv-1} to {@code output}. */
    List<String> blocks();

    /** The name of its usual trunk, which stands for the last block whose name begins so: {@code edge-conv}. */
    default String trunk() {
        return EDGE_CONV;
    }

    /** Where it can be frozen: all blocks of the trunk by its name, one of them, LundNet's fusion. */
    default List<String> trunkBlocks() {
        var names = new ArrayList<>(List.of(trunk()));
        blocks().stream()
                .filter(block -> block.startsWith(trunk() + "-") || block.equals(FUSION))
                .forEach(names::add);
        return List.copyOf(names);
    }

    /**
     * The block that a name means: {@link #trunk} is the last block of the trunk, any other name the block itself.
     *
     * @throws IllegalArgumentException for an unknown block, listing those there are
     */
    default String block(String name) {
        List<String> blocks = blocks();
        if (name.equals(trunk())) {
            return blocks.stream()
                    .filter(block -> block.startsWith(trunk() + "-"))
                    .reduce((first, second) -> second)
                    .orElseThrow();
        }
        if (!blocks.contains(name)) {
            throw new IllegalArgumentException(
                    "cannot freeze up to '%s': the network's blocks are %s (the last of them), %s"
                            .formatted(name, trunk(), String.join(", ", blocks)));
        }
        return name;
    }

    /** What it learns. */
    default Task task() {
        return match(lundNet -> Task.JET_TAGGING, particleNet -> Task.JET_TAGGING, events -> Task.EVENT_CLASSIFICATION);
    }

    /** All that decides how a jet or an event becomes nodes, features first. */
    default List<?> inputs() {
        return match(
                lundNet -> Arrays.asList(lundNet.features(), lundNet.lnKtMin(), lundNet.lnDeltaMin()),
                particleNet -> List.of(particleNet.features(), particleNet.constituents()),
                events -> List.of(events.features(), events.objects()));
    }

    /** Which reconstructed objects of an event count; {@code null} for jets. */
    default ObjectSelection objects() {
        return null;
    }

    /** The same with other features, or the same ones in another order. */
    Network withFeatures(List<String> other);

    /** The same with another dropout, which shapes no weight. */
    Network withDropout(double other);

    /** What depends on which network it is: a place that must know every one of them. */
    default <R> R match(
            Function<? super LundNet, ? extends R> lundNet,
            Function<? super ParticleNet, ? extends R> particleNet,
            Function<? super EventTransformer, ? extends R> eventTransformer) {
        if (this instanceof LundNet itself) {
            return lundNet.apply(itself);
        } else if (this instanceof ParticleNet itself) {
            return particleNet.apply(itself);
        }
        return eventTransformer.apply((EventTransformer) this);
    }

    /** The published networks by the types that a descriptor may name, from which it may deviate key by key. */
    static Map<String, Network> published() {
        var networks = new LinkedHashMap<String, Network>();
        for (Network network :
                List.of(LundNet.PUBLISHED, ParticleNet.PUBLISHED, ParticleNet.LITE, EventTransformer.PUBLISHED)) {
            networks.put(network instanceof LundNet ? network.type() : network.label(), network);
        }
        return Collections.unmodifiableMap(networks);
    }

    /** Names of numbered blocks, from 1. */
    static List<String> numbered(String name, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> name + "-" + i).toList();
    }

    /** One block, the numbered blocks of a trunk, and the rest. */
    static List<String> blocks(String first, List<String> trunk, String... rest) {
        return Stream.of(List.of(first), trunk, List.of(rest))
                .flatMap(List::stream)
                .toList();
    }

    /** Widths of EdgeConv blocks; an empty list if there are none, or none of a block. */
    static List<List<Integer>> complete(List<List<Integer>> widths) {
        return widths == null || widths.stream().anyMatch(List::isEmpty)
                ? List.of()
                : widths.stream().map(List::copyOf).toList();
    }
}
