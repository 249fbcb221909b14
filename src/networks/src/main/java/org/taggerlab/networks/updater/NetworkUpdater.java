package org.taggerlab.networks.updater;

import java.util.Map;
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

    /** For one graph. */
    private NetworkUpdater(ComputationGraph graph) {
        super(graph);
    }

    /** Makes a graph train with such an updater; its state is new. */
    public static void install(ComputationGraph graph) {
        graph.setUpdater(new NetworkUpdater(graph));
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
