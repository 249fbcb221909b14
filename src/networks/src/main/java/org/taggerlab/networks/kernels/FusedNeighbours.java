package org.taggerlab.networks.kernels;

import static org.taggerlab.networks.kernels.RowLoops.LANES;
import static org.taggerlab.networks.kernels.RowLoops.PAIR;
import static org.taggerlab.networks.kernels.RowLoops.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Nearest neighbours by distances in single precision, of many particles at once and without branches. */
final class FusedNeighbours implements NeighbourKernel {

    private float[] place = new float[0];
    private float[] columns = new float[0];
    private float[] distances = new float[0];
    private float[] ranks = new float[0];
    private int[] nearest = new int[0];

    @Override
    public void find(Segments jets, INDArray coordinates, int k, Edges edges) {
        edges.begin(jets, k * jets.nodes());
        int dimensions = (int) coordinates.size(1);
        reserve(jets, dimensions);
        Native.read(coordinates, place);
        int edge = 0;
        for (int jet = 0; jet < jets.jets(); jet++) {
            int first = jets.start(jet);
            int size = jets.size(jet);
            int stride = RowLoops.padded(size);
            int wanted = Math.min(k, size - 1);
            turn(first, size, dimensions, stride);
            for (int particle = 0; particle < size; particle++) {
                squaredDistances(columns, particle, dimensions, stride, distances);
                distances[particle] = Float.POSITIVE_INFINITY;
                distances[size] = Float.POSITIVE_INFINITY;
                rank(distances, size, stride, ranks);
                select(size, wanted);
                for (int i = 0; i < wanted; i++) {
                    edges.setSource(edge++, first + nearest[i]);
                }
                edges.endNode(first + particle, edge);
            }
        }
        edges.nameDestinations();
    }

    /** The coordinates of a jet one dimension after another, so that a vector holds particles. */
    private void turn(int first, int size, int dimensions, int stride) {
        for (int particle = 0; particle < size; particle++) {
            int row = (first + particle) * dimensions;
            for (int i = 0; i < dimensions; i++) {
                columns[i * stride + particle] = place[row + i];
            }
        }
    }

    private static void squaredDistances(float[] columns, int particle, int dimensions, int stride, float[] distances) {
        for (int other = 0; other < stride; other += PAIR) {
            FloatVector sum = FloatVector.zero(SPECIES);
            FloatVector sum2 = FloatVector.zero(SPECIES);
            for (int column = 0; column < dimensions * stride; column += stride) {
                FloatVector here = FloatVector.broadcast(SPECIES, columns[column + particle]);
                FloatVector difference =
                        FloatVector.fromArray(SPECIES, columns, column + other).sub(here);
                FloatVector difference2 = FloatVector.fromArray(SPECIES, columns, column + other + LANES)
                        .sub(here);
                sum = difference.fma(difference, sum);
                sum2 = difference2.fma(difference2, sum2);
            }
            sum.intoArray(distances, other);
            sum2.intoArray(distances, other + LANES);
        }
    }

    /**
     * How many particles are nearer than each one; equal ones do not count.
     *
     * @param ranks written
     */
    private static void rank(float[] distances, int size, int stride, float[] ranks) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        for (int other = 0; other < stride; other += PAIR) {
            FloatVector distance = FloatVector.fromArray(SPECIES, distances, other);
            FloatVector distance2 = FloatVector.fromArray(SPECIES, distances, other + LANES);
            FloatVector even = zero;
            FloatVector odd = zero;
            FloatVector even2 = zero;
            FloatVector odd2 = zero;
            // two sums of each vector, and an infinite distance behind the last one: a sum alone would wait for itself
            for (int i = 0; i < size; i += 2) {
                FloatVector nearer = FloatVector.broadcast(SPECIES, distances[i]);
                FloatVector next = FloatVector.broadcast(SPECIES, distances[i + 1]);
                even = even.add(zero.blend(one, distance.compare(VectorOperators.GT, nearer)));
                odd = odd.add(zero.blend(one, distance.compare(VectorOperators.GT, next)));
                even2 = even2.add(zero.blend(one, distance2.compare(VectorOperators.GT, nearer)));
                odd2 = odd2.add(zero.blend(one, distance2.compare(VectorOperators.GT, next)));
            }
            even.add(odd).intoArray(ranks, other);
            even2.add(odd2).intoArray(ranks, other + LANES);
        }
    }

    /** Leaves the nearest particles in {@code nearest}, by index. */
    private void select(int size, int wanted) {
        int found = 0;
        for (int other = 0; other < size; other++) {
            // overwritten unless it is counted: a branch would be guessed wrong too often
            nearest[found] = other;
            found += ranks[other] < wanted ? 1 : 0;
        }
        if (found != wanted) {
            selectAmongEqual(size, wanted);
        }
    }

    /** The same where distances are equal or not comparable: one by one, the smaller index first, NaN last. */
    private void selectAmongEqual(int size, int wanted) {
        boolean[] taken = new boolean[size];
        for (int i = 0; i < wanted; i++) {
            int best = -1;
            for (int other = 0; other < size; other++) {
                if (!taken[other] && (best < 0 || Float.compare(distances[other], distances[best]) < 0)) {
                    best = other;
                }
            }
            taken[best] = true;
        }
        int found = 0;
        for (int other = 0; other < size; other++) {
            if (taken[other]) {
                nearest[found++] = other;
            }
        }
    }

    private void reserve(Segments jets, int dimensions) {
        int largest = 0;
        for (int jet = 0; jet < jets.jets(); jet++) {
            largest = Math.max(largest, RowLoops.padded(jets.size(jet)));
        }
        place = place.length < jets.nodes() * dimensions ? new float[jets.nodes() * dimensions * 5 / 4] : place;
        columns = columns.length < largest * dimensions ? new float[largest * dimensions] : columns;
        if (distances.length < largest) {
            distances = new float[largest + 1];
            ranks = new float[largest];
            nearest = new int[largest + 1];
        }
    }
}
