package org.taggerlab.networks.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.taggerlab.networks.examples.Batch;
import org.taggerlab.networks.kernels.nd4j.Nd4jKernels;
import org.taggerlab.networks.vertex.KernelGraphVertex;
import org.taggerlab.networks.vertex.KernelVertex;
import org.taggerlab.vocabulary.network.EventTransformer;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.ParticleNet;
import org.taggerlab.vocabulary.sample.ObjectSelection;
import org.taggerlab.vocabulary.training.BatchNormPolicy;

/** Hand-written backward passes against central differences of the loss, in double precision. */
class GradientCheckTest {

    private static final double STEP = 1e-6;
    private static final int K = 3;
    private static final List<String> WITHOUT_GRADIENT = List.of("counts", "parents", "points");
    private static final LayerWorkspaceMgr NONE = LayerWorkspaceMgr.noWorkspaces();

    record Case(String name, Architecture architecture, BatchNormPolicy policy, int[] counts) {

        @Override
        public String toString() {
            return name + " " + policy + " jets of " + java.util.Arrays.toString(counts) + " nodes";
        }
    }

    static Stream<Case> cases() {
        Architecture lund = Architecture.of(
                new LundNet(names(3), null, null, List.of(List.of(3, 3), List.of(2, 3), List.of(2, 4)), 3, 3, 0));
        Architecture cloud =
                Architecture.of(new ParticleNet(names(3), 100, K, List.of(List.of(3, 2, 3), List.of(2, 3, 4)), 3, 0));
        List<Case> cases = new ArrayList<>();
        for (BatchNormPolicy policy : BatchNormPolicy.values()) {
            cases.add(new Case("LundNet", lund, policy, new int[] {1, 2, 7, 5, 1}));
            cases.add(new Case("ParticleNet", cloud, policy, new int[] {1, 2, K, K + 1, 8}));
        }
        Architecture events = Architecture.of(new EventTransformer(names(3), 4, 2, 2, 5, 0, ObjectSelection.STANDARD));
        cases.add(new Case("event Transformer", events, BatchNormPolicy.TRAIN, new int[] {3, 3, 3, 3}));
        Architecture single = Architecture.of(new EventTransformer(names(3), 3, 1, 1, 4, 0, ObjectSelection.STANDARD));
        Architecture dropping =
                Architecture.of(new EventTransformer(names(3), 4, 2, 2, 5, 0.4, ObjectSelection.STANDARD));
        cases.add(new Case("event Transformer with dropout", dropping, BatchNormPolicy.TRAIN, new int[] {3, 3, 3}));
        cases.add(new Case("event Transformer of one head", single, BatchNormPolicy.TRAIN, new int[] {1, 1, 1}));
        cases.add(new Case("LundNet without edges", lund, BatchNormPolicy.TRAIN, new int[] {1, 1, 1}));
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyParameterHasTheSlopeOfTheLossAsItsGradient(Case checked) {
        ComputationGraph graph = graph(checked);
        Batch batch = batch(checked);
        load(graph, batch);
        Map<String, INDArray> gradients = gradients(graph);
        INDArray statistics = graph.params().dup();
        double jets = checked.counts().length;
        for (Map.Entry<String, INDArray> parameter : graph.paramTable().entrySet()) {
            String name = parameter.getKey();
            if (!(graph.getVertex(name.substring(0, name.indexOf('_'))) instanceof KernelGraphVertex)) {
                continue;
            }
            INDArray values = parameter.getValue();
            INDArray gradient = gradients.get(name);
            for (long i = 0; i < values.length(); i++) {
                double actual = gradient.getDouble(i) / jets;
                if (KernelVertex.isRunningStatistic(name.substring(name.indexOf('_') + 1))) {
                    assertThat(actual).as(name).isZero();
                    continue;
                }
                double expected = slope(graph, batch, values, i, statistics);
                assertThat(actual).as("%s[%d]", name, i).isCloseTo(expected, tolerance(expected));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyInputOfEveryVertexHasTheSlopeOfItsOutputAsItsGradient(Case checked) {
        ComputationGraph graph = graph(checked);
        load(graph, batch(checked));
        gradients(graph);
        Map<String, INDArray> activations = graph.feedForward(batch(checked).inputs(), false);
        graph.getConfiguration().getVertexInputs().forEach((name, inputs) -> {
            GraphVertex vertex = graph.getVertex(name);
            if (vertex.hasLayer()) {
                return;
            }
            for (int i = 0; i < inputs.size(); i++) {
                INDArray x = activations.get(inputs.get(i)).dup('c');
                if (!WITHOUT_GRADIENT.contains(inputs.get(i))) {
                    // off the zeros that ReLUs leave behind, where an identity shortcut has its kink
                    x.addi(Nd4j.rand(DataType.DOUBLE, x.shape()));
                }
                vertex.setInput(i, x, NONE);
            }
            INDArray weights =
                    Nd4j.rand(DataType.DOUBLE, activations.get(name).shape()).subi(0.5);
            forward(vertex);
            vertex.setEpsilon(weights);
            INDArray[] gradients = vertex.doBackward(false, NONE).getSecond();
            for (int i = 0; i < inputs.size(); i++) {
                if (gradients[i] == null) {
                    assertThat(inputs.get(i)).isIn(WITHOUT_GRADIENT);
                    continue;
                }
                INDArray x = vertex.getInputs()[i];
                for (long j = 0; j < x.length(); j++) {
                    double expected = slope(vertex, weights, x, j);
                    assertThat(gradients[i].getDouble(j))
                            .as("%s input %s[%d]", name, inputs.get(i), j)
                            .isCloseTo(expected, tolerance(expected));
                }
            }
        });
    }

    private static double slope(GraphVertex vertex, INDArray weights, INDArray x, long j) {
        double value = x.getDouble(j);
        x.putScalar(j, value + STEP);
        double up = forward(vertex).mul(weights).sumNumber().doubleValue();
        x.putScalar(j, value - STEP);
        double down = forward(vertex).mul(weights).sumNumber().doubleValue();
        x.putScalar(j, value);
        return (up - down) / (2 * STEP);
    }

    /** What is dropped is a function of this thread's random numbers: the same in every pass. */
    private static void drawTheSame() {
        Nd4j.getRandom().setSeed(29);
    }

    private static INDArray forward(GraphVertex vertex) {
        drawTheSame();
        return vertex.doForward(true, NONE);
    }

    private static double loss(ComputationGraph graph, Batch batch) {
        drawTheSame();
        return graph.score(new MultiDataSet(batch.inputs(), new INDArray[] {batch.labels()}), true);
    }

    /** Change of the loss for a step to either side; statistics, moved by each forward pass, are put back. */
    private static double slope(ComputationGraph graph, Batch batch, INDArray values, long i, INDArray original) {
        double value = values.getDouble(i);
        graph.params().assign(original);
        values.putScalar(i, value + STEP);
        double up = loss(graph, batch);
        graph.params().assign(original);
        values.putScalar(i, value - STEP);
        double down = loss(graph, batch);
        values.putScalar(i, value);
        graph.params().assign(original);
        return (up - down) / (2 * STEP);
    }

    private static Map<String, INDArray> gradients(ComputationGraph graph) {
        INDArray before = graph.params().dup();
        drawTheSame();
        graph.computeGradientAndScore();
        graph.params().assign(before);
        Map<String, INDArray> copies = new TreeMap<>();
        graph.gradient().gradientForVariable().forEach((name, array) -> copies.put(name, array.dup()));
        return copies;
    }

    private static org.assertj.core.data.Offset<Double> tolerance(double expected) {
        return org.assertj.core.data.Offset.offset(1e-8 + 1e-5 * Math.abs(expected));
    }

    /** Every parameter moved off its initial value: at zero shifts the ReLUs would stand on their kinks. */
    private static ComputationGraph graph(Case checked) {
        GraphOptions options = new GraphOptions(DataType.DOUBLE, checked.policy(), new Nd4jKernels("test"));
        ComputationGraphConfiguration configuration = checked.architecture().configuration(7, options);
        configuration.setTrainingWorkspaceMode(WorkspaceMode.NONE);
        ComputationGraph graph = new ComputationGraph(configuration);
        graph.init();
        Architecture.install(graph, options.kernels());
        Map<String, double[]> weights = checked.architecture().stateDict().draw(7);
        SplittableRandom random = new SplittableRandom(3);
        weights.values()
                .forEach(tensor -> java.util.Arrays.setAll(tensor, i -> tensor[i] + random.nextDouble(-0.3, 0.3)));
        checked.architecture().stateDict().write(graph, weights);
        return graph;
    }

    private static void load(ComputationGraph graph, Batch batch) {
        graph.setInputs(batch.inputs());
        graph.setLabels(batch.labels());
    }

    private static Batch batch(Case checked) {
        boolean trees = checked.architecture().network() instanceof LundNet;
        int[] counts = checked.counts();
        int nodes = IntStream.of(counts).sum();
        SplittableRandom random = new SplittableRandom(5);
        double[] features = random.doubles(3L * nodes, -2, 2).toArray();
        double[] structure = new double[trees ? nodes : 2 * nodes];
        int node = 0;
        for (int count : counts) {
            for (int i = 0; i < count; i++, node++) {
                if (trees) {
                    // the last node of a jet of seven stands alone
                    structure[node] = i == 0 || (count == 7 && i == 6) ? -1 : random.nextInt(i);
                } else {
                    structure[2 * node] = features[3 * node];
                    structure[2 * node + 1] = features[3 * node + 1];
                }
            }
        }
        double[] labels = new double[2 * counts.length];
        for (int jet = 0; jet < counts.length; jet++) {
            labels[2 * jet + jet % 2] = 1;
        }
        return new Batch(
                Nd4j.createFromArray(IntStream.of(counts).asDoubleStream().toArray())
                        .reshape('c', counts.length, 1),
                Nd4j.createFromArray(features).reshape('c', nodes, 3),
                checked.architecture().network() instanceof EventTransformer
                        ? null
                        : Nd4j.createFromArray(structure).reshape('c', nodes, trees ? 1 : 2),
                Nd4j.createFromArray(labels).reshape('c', counts.length, 2));
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "f" + i).toList();
    }
}
