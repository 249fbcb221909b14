package org.taggerlab.networks.architecture;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.taggerlab.networks.kernels.EncoderShape;
import org.taggerlab.networks.vertex.Embedding;
import org.taggerlab.networks.vertex.Encoder;
import org.taggerlab.networks.vertex.Pool;
import org.taggerlab.vocabulary.network.EventTransformer;
import org.taggerlab.vocabulary.network.Network;

/** The graphs of an {@link EventTransformer}: of the whole network, and of its pre-training. */
public record EventTransformerArchitecture(EventTransformer network) implements Architecture {

    /** Name of the output in pre-training: the type of each object. */
    public static final String OBJECT_TYPE = "object-type";

    /** @throws IllegalArgumentException for sizes that do not fit together */
    public EventTransformerArchitecture {
        new EncoderShape(network.width(), network.heads(), network.feedForward(), network.dropout());
    }

    @Override
    public ComputationGraphConfiguration configuration(long seed, GraphOptions options) {
        return trunk(seed, options)
                .addVertex(Network.POOL, new Pool(network.width()), network.block(network.trunk()), Blocks.COUNTS)
                .addLayer(Network.OUTPUT, output(2, new LossMCXENT()), Network.POOL)
                .setOutputs(Network.OUTPUT)
                .build();
    }

    /**
     * A new graph that tells the type of each object instead of the class of the event: random weights, softmax output
     * {@code [objects, types]}.
     *
     * @param types how many types there are
     * @param loss of its output
     */
    public ComputationGraph objectTypes(long seed, GraphOptions options, int types, ILossFunction loss) {
        ComputationGraph graph = new ComputationGraph(trunk(seed, options)
                .addLayer(OBJECT_TYPE, output(types, loss), network.block(network.trunk()))
                .setOutputs(OBJECT_TYPE)
                .build());
        graph.init();
        Architecture.install(graph, options.kernels());
        StateDict dict = StateDict.of(graph.getConfiguration(), objectTypeBlocks(), this::prefix);
        dict.write(graph, dict.draw(seed));
        return graph;
    }

    @Override
    public StateDict stateDict() {
        return StateDict.of(configuration(0, GraphOptions.defaults()), network.blocks(), this::prefix);
    }

    /** Vertices of the graph of {@link #objectTypes}. */
    private List<String> objectTypeBlocks() {
        List<String> blocks = new ArrayList<>(network.blocks());
        blocks.set(blocks.size() - 1, OBJECT_TYPE);
        return blocks;
    }

    private GraphBuilder trunk(long seed, GraphOptions options) {
        GraphBuilder builder = Blocks.start(seed, options, Blocks.COUNTS, Blocks.FEATURES);
        builder.addVertex(
                Network.EMBEDDING,
                new Embedding(network.features().size(), network.width(), options.batchNorm()),
                Blocks.FEATURES);
        String objects = Network.EMBEDDING;
        for (String encoder : encoders()) {
            builder.addVertex(
                    encoder,
                    new Encoder(
                            network.width(),
                            network.heads(),
                            network.feedForward(),
                            network.dropout(),
                            options.batchNorm()),
                    objects,
                    Blocks.COUNTS);
            objects = encoder;
        }
        return builder;
    }

    private OutputLayer output(int classes, ILossFunction loss) {
        return new OutputLayer.Builder(loss)
                .nIn(network.width())
                .nOut(classes)
                .activation(Activation.SOFTMAX)
                .build();
    }

    private List<String> encoders() {
        return Network.numbered(network.trunk(), network.layers());
    }

    /** The published code's name of a block. */
    private String prefix(String block) {
        if (block.equals(Network.EMBEDDING)) {
            return block;
        }
        return encoders().contains(block) ? "feature.layers." + encoders().indexOf(block) : "classifier";
    }
}
