package org.taggerlab.networks.updater;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Trainable;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's updater of a graph, for the graph's own gradient.
 *
 * <p>In DL4J 1.0.0-M2.1 a gradient returns another view of its array each time it is asked, so that the updater takes
 * every gradient for one of another network and makes views of each parameter anew, four per step; for LundNet that is as
 * long as Adam.
 */
public final class NetworkUpdater extends ComputationGraphUpdater {

    /** Keeps a gradient of zero as it is, as PyTorch does. */
    private static final double TINY = 1e-6;

    private final double pull;
    private final Double clip;
    private final List<INDArray> trained = new ArrayList<>();
    private final INDArray start;
    private final INDArray distance;

    /** For one graph. */
    private NetworkUpdater(ComputationGraph graph, double pull, Double clip) {
        super(graph);
        this.pull = pull;
        this.clip = clip;
        start = pull == 0 ? null : graph.params().dup();
        distance = pull == 0 ? null : graph.params().dup();
    }

    /**
     * Makes a graph train with such an updater; its state is new.
     *
     * @param pull strength of the penalty {@code pull / 2 |w - w now|^2}; 0: none
     * @param clip the largest norm of the gradient of all weights that train; {@code null}: none
     */
    public static void install(ComputationGraph graph, double pull, Double clip) {
        graph.setUpdater(new NetworkUpdater(graph, pull, clip));
    }

    /** After it the gradient is that of the mean loss, to which a penalty adds its own. */
    @Override
    protected void divideByMinibatch(boolean isExternal, Gradient gradient, int batchSize) {
        super.divideByMinibatch(isExternal, gradient, batchSize);
        if (pull > 0) {
            distance.assign(getParams()).subi(start).muli(pull);
            INDArray flat = getFlattenedGradientsView();
            flat.addi(distance.reshape(flat.shape()));
        }
        if (clip != null) {
            double factor = clip / (norm(gradient) + TINY);
            if (factor < 1) {
                getFlattenedGradientsView().muli(factor);
            }
        }
    }

    /** Of what trains; the gradient of the rest may be anything. */
    private double norm(Gradient gradient) {
        if (trained.isEmpty()) {
            gradient.gradientForVariable().forEach((name, array) -> {
                int end = name.indexOf('_');
                Trainable vertex = getLayersByName().get(name.substring(0, end));
                if (!(vertex.getConfig().getUpdaterByParam(name.substring(end + 1)) instanceof StillUpdater)) {
                    trained.add(array);
                }
            });
        }
        return Math.sqrt(trained.stream()
                .mapToDouble(array -> array.norm2Number().doubleValue())
                .map(norm -> norm * norm)
                .sum());
    }

    @Override
    public synchronized void update(
            Gradient gradient, int iteration, int epoch, int batchSize, LayerWorkspaceMgr workspaces) {
        super.update(new OwnGradient(gradient, getFlattenedGradientsView()), iteration, epoch, batchSize, workspaces);
    }

    /** The graph's gradient, whose array is the graph's own and no view of it. */
    private static final class OwnGradient extends DefaultGradient {
        private static final long serialVersionUID = 1L;

        private final transient Gradient gradient;
        private final transient INDArray flat;

        OwnGradient(Gradient gradient, INDArray flat) {
            super(flat);
            this.gradient = gradient;
            this.flat = flat;
        }

        @Override
        public INDArray gradient() {
            return flat;
        }

        @Override
        public Map<String, INDArray> gradientForVariable() {
            return gradient.gradientForVariable();
        }
    }
}
