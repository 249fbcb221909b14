package org.taggerlab.networks.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.taggerlab.networks.kernels.EncoderShape;
import org.taggerlab.networks.vertex.Embedding;
import org.taggerlab.networks.vertex.Encoder;
import org.taggerlab.networks.vertex.Pool;

/**
 * The event Transformer [K] arXiv:2312.06909 on the objects of a collision: embedding, encoder layers, mean over the
 * objects, Linear. An absent object is a row like any other.
 *
 * @param featureNames names of the features of an object
 * @param width of an object within the network
 * @param layers encoder layers
 * @param heads of each self-attention
 * @param feedForward width of the hidden layer of each encoder layer
 * @param dropout probability of dropout within the encoder layers
 */
public record EventTransformer(
        List<String> featureNames, int width, int layers, int heads, int feedForward, double dropout)
        implements Architecture {

    /** The trunk's last block, under the name that stands for all encoder layers. */
    public static final String ENCODER = "encoder";

    /** Name of the output in pre-training: the type of each object. */
    public static final String OBJECT_TYPE = "object-type";

    private static final String EMBEDDING = "embedding";

    /** @throws IllegalArgumentException for sizes that do not fit together */
    public EventTransformer {
        featureNames = List.copyOf(featureNames);
        if (featureNames.isEmpty() || layers < 1) {
            throw new IllegalArgumentException("the event Transformer needs features and at least one layer");
        }
        new EncoderShape(width, heads, feedForward, dropout);
    }

    /** The published sizes with these features: 1,687,810 weights with nine. */
    public static EventTransformer published(List<String> featureNames) {
        return new EventTransformer(featureNames, 64, 6, 4, 2048, 0.03);
    }

    @Override
    public List<String> inputs() {
        return List.of(Blocks.COUNTS, Blocks.FEATURES);
    }

    @Override
    public List<String> blocks() {
        List<String> blocks = new ArrayList<>(List.of(EMBEDDING));
        blocks.addAll(encoders());
        blocks.add(Blocks.OUTPUT);
        return List.copyOf(blocks);
    }

    @Override
    public String trunk() {
        return ENCODER;
    }

    @Override
    public ComputationGraphConfiguration configuration(long seed, GraphOptions options) {
        return trunk(seed, options)
                .addVertex(Blocks.POOL, new Pool(width), encoder(layers - 1), Blocks.COUNTS)
                .addLayer(Blocks.OUTPUT, output(2, new LossMCXENT()), Blocks.POOL)
                .setOutputs(Blocks.OUTPUT)
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
                .addLayer(OBJECT_TYPE, output(types, loss), encoder(layers - 1))
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
        return StateDict.of(configuration(0, GraphOptions.defaults()), blocks(), this::prefix);
    }

    /** Vertices of the graph of {@link #objectTypes}. */
    private List<String> objectTypeBlocks() {
        List<String> blocks = new ArrayList<>(blocks());
        blocks.set(blocks.size() - 1, OBJECT_TYPE);
        return blocks;
    }

    private GraphBuilder trunk(long seed, GraphOptions options) {
        GraphBuilder builder = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(options.type())
                .updater(options.updater())
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
                .graphBuilder()
                .addInputs(Blocks.COUNTS, Blocks.FEATURES);
        builder.addVertex(EMBEDDING, new Embedding(featureNames.size(), width, options.batchNorm()), Blocks.FEATURES);
        String objects = EMBEDDING;
        for (String encoder : encoders()) {
            builder.addVertex(
                    encoder,
                    new Encoder(width, heads, feedForward, dropout, options.batchNorm()),
                    objects,
                    Blocks.COUNTS);
            objects = encoder;
        }
        return builder;
    }

    private OutputLayer output(int classes, ILossFunction loss) {
        return new OutputLayer.Builder(loss)
                .nIn(width)
                .nOut(classes)
                .activation(Activation.SOFTMAX)
                .build();
    }

    private List<String> encoders() {
        return IntStream.range(0, layers).mapToObj(EventTransformer::encoder).toList();
    }

    private static String encoder(int i) {
        return ENCODER + "-" + (i + 1);
    }

    /** The published code's name of a block. */
    private String prefix(String block) {
        if (block.equals(EMBEDDING)) {
            return "embedding";
        }
        return encoders().contains(block) ? "feature.layers." + encoders().indexOf(block) : "classifier";
    }
}
