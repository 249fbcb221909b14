package org.taggerlab.networks.kernels.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Products of both kinds against sums in double precision. */
@Tag("kernels")
class ProductTest {

    /** Of either side: less than a vector, a pair, a panel and a pair, several panels with an odd rest. */
    private static final int[] WIDTHS = {5, 32, 96, 131};

    /** Rows that fill no tile, a few, and more than a block. */
    private static final int[] ROWS = {1, 5, 6, 13, 300};

    /** Where rows begin in their matrices. */
    private static final int OFFSET = 3;

    private final DoubleSupplier random = new SplittableRandom(3)::nextDouble;

    static Stream<Arguments> shapes() {
        return Arrays.stream(WIDTHS)
                .boxed()
                .flatMap(in -> Arrays.stream(WIDTHS)
                        .boxed()
                        .flatMap(out -> Arrays.stream(ROWS).mapToObj(rows -> Arguments.of(in, out, rows))));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void blasMultipliesForwardAndBackward(int in, int out, int rows) {
        check(new BlasProduct(in, out, new Blas()), rows);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void loopsMultiplyForwardAndBackward(int in, int out, int rows) {
        check(new LoopProduct(in, out), rows);
    }

    @Test
    void aRowHasTheSameBitsInWhicheverTileItIs() {
        LoopProduct product = new LoopProduct(96, 96);
        fill(product.weight);
        product.begin();
        Matrix x = filled(96, 100);
        Matrix together = filled(96, 100);
        Matrix alone = filled(96, 100);
        product.forward(x, 0, 100, together, 0);
        for (int row = 0; row < 100; row++) {
            product.forward(x, row, 1, alone, row);
        }
        assertThat(alone.values()).startsWith(Arrays.copyOf(together.values(), 100 * together.stride()));
    }

    private void check(Product product, int rows) {
        int in = product.in;
        int out = product.out;
        Matrix x = filled(in, rows + OFFSET);
        Matrix y = filled(out, rows + OFFSET);
        Matrix dy = filled(out, rows);
        Matrix dx = filled(in, rows + OFFSET);
        Matrix before = filled(in, rows + OFFSET);
        System.arraycopy(dx.values(), 0, before.values(), 0, (rows + OFFSET) * dx.stride());
        fill(product.weight);
        product.begin();
        product.forward(x, OFFSET, rows, y, OFFSET);
        product.beginBackward(true);
        product.backward(dy, x, OFFSET, rows, dx, OFFSET, true);
        product.endBackward();
        for (int row = 0; row < rows; row++) {
            for (int o = 0; o < out; o++) {
                double sum = 0;
                for (int i = 0; i < in; i++) {
                    sum += (double) at(x, row + OFFSET, i) * product.weight[o * in + i];
                }
                assertThat((double) at(y, row + OFFSET, o)).isCloseTo(sum, within(1e-4));
            }
            for (int i = 0; i < in; i++) {
                double sum = at(before, row + OFFSET, i);
                for (int o = 0; o < out; o++) {
                    sum += (double) at(dy, row, o) * product.weight[o * in + i];
                }
                assertThat((double) at(dx, row + OFFSET, i)).isCloseTo(sum, within(1e-4));
            }
        }
        for (int o = 0; o < out; o++) {
            for (int i = 0; i < in; i++) {
                double sum = 0;
                for (int row = 0; row < rows; row++) {
                    sum += (double) at(dy, row, o) * at(x, row + OFFSET, i);
                }
                assertThat((double) product.gradient[o * in + i]).isCloseTo(sum, within(1e-3));
            }
        }
        float[] first = Arrays.copyOf(before.values(), OFFSET * before.stride());
        assertThat(dx.values()).as("rows before the first one").startsWith(first);
        product.backward(dy, x, OFFSET, rows, dx, OFFSET, false);
        assertThat((double) at(dx, OFFSET, 0)).as("not added to").isCloseTo(dot(dy, product.weight, in), within(1e-4));
        assertThat(paddingOf(y)).containsOnly(0);
        assertThat(paddingOf(dx)).containsOnly(0);
    }

    /** The first value of the first row's gradient. */
    private static double dot(Matrix dy, float[] weight, int in) {
        double sum = 0;
        for (int o = 0; o < dy.width(); o++) {
            sum += (double) at(dy, 0, o) * weight[o * in];
        }
        return sum;
    }

    private static float at(Matrix matrix, int row, int column) {
        return matrix.values()[row * matrix.stride() + column];
    }

    /** What lies behind the values of each row, and one zero, so that it is never empty. */
    private static float[] paddingOf(Matrix matrix) {
        int rows = matrix.values().length / matrix.stride();
        int padding = matrix.stride() - matrix.width();
        float[] all = new float[rows * padding + 1];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(matrix.values(), row * matrix.stride() + matrix.width(), all, row * padding, padding);
        }
        return all;
    }

    private Matrix filled(int width, int rows) {
        Matrix matrix = new Matrix(width);
        matrix.reserve(rows);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < width; column++) {
                matrix.values()[row * matrix.stride() + column] = next();
            }
        }
        return matrix;
    }

    private void fill(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = next();
        }
    }

    private float next() {
        return (float) (random.getAsDouble() - 0.5);
    }
}
