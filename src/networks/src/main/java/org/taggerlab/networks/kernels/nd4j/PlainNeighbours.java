package org.taggerlab.networks.kernels.nd4j;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.kernels.Edges;
import org.taggerlab.networks.kernels.NeighbourKernel;
import org.taggerlab.networks.kernels.Segments;

/** Nearest neighbours by distances in double precision. */
final class PlainNeighbours implements NeighbourKernel {

    @Override
    public void find(Segments jets, INDArray coordinates, int k, Edges edges) {
        edges.begin(jets, k * jets.nodes());
        int dimensions = (int) coordinates.size(1);
        double[] place = coordinates.reshape(coordinates.length()).toDoubleVector();
        double[] nearest = new double[k];
        int[] index = new int[k];
        int edge = 0;
        for (int jet = 0; jet < jets.jets(); jet++) {
            for (int particle = jets.start(jet); particle < jets.end(jet); particle++) {
                int found = 0;
                for (int other = jets.start(jet); other < jets.end(jet); other++) {
                    double distance = squaredDistance(place, particle, other, dimensions);
                    if (other == particle || found == k && distance >= nearest[k - 1]) {
                        continue;
                    }
                    int slot = found < k ? found++ : k - 1;
                    while (slot > 0 && nearest[slot - 1] > distance) {
                        nearest[slot] = nearest[slot - 1];
                        index[slot] = index[slot - 1];
                        slot--;
                    }
                    nearest[slot] = distance;
                    index[slot] = other;
                }
                Arrays.sort(index, 0, found);
                for (int i = 0; i < found; i++) {
                    edges.setSource(edge++, index[i]);
                }
                edges.endNode(particle, edge);
            }
        }
        edges.nameDestinations();
    }

    private static double squaredDistance(double[] place, int particle, int other, int dimensions) {
        double sum = 0;
        for (int i = 0; i < dimensions; i++) {
            double difference = place[other * dimensions + i] - place[particle * dimensions + i];
            sum += difference * difference;
        }
        return sum;
    }
}
