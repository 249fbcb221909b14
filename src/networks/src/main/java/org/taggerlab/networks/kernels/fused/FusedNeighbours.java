package org.taggerlab.networks.kernels.fused;

import static org.taggerlab.networks.kernels.fused.RowLoops.LANES;
import static org.taggerlab.networks.kernels.fused.RowLoops.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.kernels.ArrayMemory;
import org.taggerlab.networks.kernels.Edges;
import org.taggerlab.networks.kernels.NeighbourKernel;
import org.taggerlab.networks.kernels.Segments;

/** Nearest neighbours by distances in single precision: as many particles at once as a vector has lanes. */
final class FusedNeighbours implements NeighbourKernel {

    /** No particle; indices are floats, which hold those of any jet, so that one mask serves them and distances. */
    private static final float NONE = -1;

    private float[] place = new float[0];

    /** {@code [dimensions, padded size]}: the coordinates of a jet. */
    private float[] columns = new float[0];

    /** {@code [size, LANES]}: distances of all particles of a jet from those in the lanes. */
    private float[] distances = new float[0];

    /** {@code [k, LANES]}: the smallest distances, rising. */
    private float[] smallest = new float[0];

    /** {@code [k, LANES]}: whose they are. */
    private float[] nearest = new float[0];

    private int[] sources = new int[0];

    @Override
    public void find(Segments jets, INDArray coordinates, int k, Edges edges) {
        edges.begin(jets, k * jets.nodes());
        int dimensions = (int) coordinates.size(1);
        reserve(jets, dimensions, k);
        ArrayMemory.read(coordinates, place);
        int edge = 0;
        for (int jet = 0; jet < jets.jets(); jet++) {
            int first = jets.start(jet);
            int size = jets.size(jet);
            int wanted = Math.min(k, size - 1);
            turn(first, size, dimensions);
            for (int group = 0; group < size; group += LANES) {
                int members = Math.min(LANES, size - group);
                squaredDistances(columns, group, dimensions, size, distances);
                for (int lane = 0; lane < members; lane++) {
                    distances[(group + lane) * LANES + lane] = Float.POSITIVE_INFINITY;
                }
                select(distances, size, wanted, smallest, nearest);
                for (int lane = 0; lane < members; lane++) {
                    name(group + lane, lane, size, wanted);
                    for (int i = 0; i < wanted; i++) {
                        edges.setSource(edge++, first + sources[i]);
                    }
                    edges.endNode(first + group + lane, edge);
                }
            }
        }
        edges.nameDestinations();
    }

    /** The coordinates of a jet one dimension after another, so that a vector holds particles. */
    private void turn(int first, int size, int dimensions) {
        int stride = RowLoops.padded(size);
        for (int particle = 0; particle < size; particle++) {
            int row = (first + particle) * dimensions;
            for (int i = 0; i < dimensions; i++) {
                columns[i * stride + particle] = place[row + i];
            }
        }
    }

    /** From the particles in the lanes, which begin at number {@code group}, to two others at a time. */
    private static void squaredDistances(float[] columns, int group, int dimensions, int size, float[] distances) {
        int stride = RowLoops.padded(size);
        for (int other = 0; other < size; other += 2) {
            FloatVector sum = FloatVector.zero(SPECIES);
            FloatVector sum2 = FloatVector.zero(SPECIES);
            for (int column = 0; column < dimensions * stride; column += stride) {
                FloatVector here = FloatVector.fromArray(SPECIES, columns, column + group);
                FloatVector difference = here.sub(FloatVector.broadcast(SPECIES, columns[column + other]));
                FloatVector difference2 = here.sub(FloatVector.broadcast(SPECIES, columns[column + other + 1]));
                sum = difference.fma(difference, sum);
                sum2 = difference2.fma(difference2, sum2);
            }
            sum.intoArray(distances, other * LANES);
            sum2.intoArray(distances, other * LANES + LANES);
        }
    }

    /** One particle after another takes its place among the nearest of each lane, after those that are as near. */
    private static void select(float[] distances, int size, int wanted, float[] smallest, float[] nearest) {
        Arrays.fill(smallest, 0, wanted * LANES, Float.POSITIVE_INFINITY);
        Arrays.fill(nearest, 0, wanted * LANES, NONE);
        for (int other = 0; other < size; other++) {
            FloatVector distance = FloatVector.fromArray(SPECIES, distances, other * LANES);
            FloatVector moved = distance;
            FloatVector movedIndex = FloatVector.broadcast(SPECIES, (float) other);
            for (int rank = 0; rank < wanted * LANES; rank += LANES) {
                FloatVector there = FloatVector.fromArray(SPECIES, smallest, rank);
                FloatVector index = FloatVector.fromArray(SPECIES, nearest, rank);
                VectorMask<Float> isNearer = distance.compare(VectorOperators.LT, there);
                there.blend(moved, isNearer).intoArray(smallest, rank);
                index.blend(movedIndex, isNearer).intoArray(nearest, rank);
                moved = moved.blend(there, isNearer);
                movedIndex = movedIndex.blend(index, isNearer);
            }
        }
    }

    /** Leaves the nearest particles of a lane in {@code sources}, rising. */
    private void name(int particle, int lane, int size, int wanted) {
        if (wanted > 0 && nearest[(wanted - 1) * LANES + lane] == NONE) {
            nameIncomparable(particle, lane, size, wanted);
            return;
        }
        for (int i = 0; i < wanted; i++) {
            int source = (int) nearest[i * LANES + lane];
            int slot = i;
            for (; slot > 0 && sources[slot - 1] > source; slot--) {
                sources[slot] = sources[slot - 1];
            }
            sources[slot] = source;
        }
    }

    /** The same where distances are infinite or not numbers: one by one, the smaller index first, NaN last. */
    private void nameIncomparable(int particle, int lane, int size, int wanted) {
        boolean[] taken = new boolean[size];
        taken[particle] = true;
        for (int i = 0; i < wanted; i++) {
            int best = -1;
            for (int other = 0; other < size; other++) {
                if (!taken[other]
                        && (best < 0
                                || Float.compare(distances[other * LANES + lane], distances[best * LANES + lane])
                                        < 0)) {
                    best = other;
                }
            }
            taken[best] = true;
        }
        taken[particle] = false;
        int found = 0;
        for (int other = 0; other < size; other++) {
            if (taken[other]) {
                sources[found++] = other;
            }
        }
    }

    private void reserve(Segments jets, int dimensions, int k) {
        int largest = 0;
        for (int jet = 0; jet < jets.jets(); jet++) {
            largest = Math.max(largest, RowLoops.padded(jets.size(jet)));
        }
        place = place.length < jets.nodes() * dimensions ? new float[jets.nodes() * dimensions * 5 / 4] : place;
        columns = columns.length < largest * dimensions ? new float[largest * dimensions] : columns;
        distances = distances.length < largest * LANES ? new float[largest * LANES] : distances;
        if (sources.length < k) {
            sources = new int[k];
            smallest = new float[k * LANES];
            nearest = new float[k * LANES];
        }
    }
}
