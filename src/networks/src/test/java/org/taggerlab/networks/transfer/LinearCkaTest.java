package org.taggerlab.networks.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.networks.training.ExampleBatches;

class LinearCkaTest {
    private static final double ROUNDING = 1e-12;

    @Test
    void isThePublishedRatioOfCentredGramMatricesHoweverTheRowsAreCut() {
        INDArray one = random(90, 4, 1);
        INDArray other = one.mmul(random(4, 3, 2)).addi(random(90, 3, 3)).addi(5);

        assertThat(cka(one, other, 90)).isCloseTo(fromGramMatrices(one, other), within(ROUNDING));
        assertThat(cka(one, other, 7)).isCloseTo(fromGramMatrices(one, other), within(ROUNDING));
        assertThat(fromGramMatrices(one, other)).isBetween(0.3, 0.95);
    }

    @Test
    void isOneForARotationWithAScaleAndAShift() {
        INDArray one = random(60, 2, 4);
        double angle = 0.7;
        INDArray rotation = Nd4j.create(new double[][] {
            {Math.cos(angle), Math.sin(angle)},
            {-Math.sin(angle), Math.cos(angle)}
        });

        assertThat(cka(one, one.mmul(rotation).muli(-3).addi(2), 10)).isCloseTo(1, within(ROUNDING));
    }

    @Test
    void isNearZeroForWhatHasNothingInCommonAndUnknownForConstants() {
        assertThat(cka(random(4000, 3, 5), random(4000, 3, 6), 500)).isBetween(0.0, 0.01);
        assertThat(cka(random(20, 3, 5), Nd4j.ones(DataType.DOUBLE, 20, 2), 20)).isNaN();
    }

    @Test
    void aBlockThatChangedAndThoseAfterItDifferFromTheSource() {
        TaggerModel source = Jets.lundNet(1);
        TaggerModel tuned = source.as(source.network());
        tuned.graph()
                .getVertex("edge-conv-2")
                .paramTable(false)
                .values()
                .iterator()
                .next()
                .addi(0.3);
        var jets = Jets.random(150, 2, true);

        Map<String, Double> found = LinearCka.byBlock(source, tuned, jets);

        List<String> blocks = source.network().blocks();
        assertThat(found.keySet()).containsExactlyElementsOf(blocks.subList(0, blocks.size() - 1));
        assertThat(found.get("edge-conv-1")).isCloseTo(1, within(ROUNDING));
        assertThat(found.get("edge-conv-2"))
                .isLessThan(0.9999)
                .isCloseTo(fromGramMatrices(features(source, jets), features(tuned, jets)), within(1e-9));
        assertThat(LinearCka.byBlock(source, source, jets).values())
                .allSatisfy(value -> assertThat(value).isCloseTo(1, within(ROUNDING)));
    }

    private static INDArray features(TaggerModel model, Examples jets) {
        INDArray[] inputs = new ExampleBatches(jets, DataType.FLOAT)
                .inputs(IntStream.range(0, jets.jets()).toArray());
        return model.graph()
                .output(List.of("edge-conv-2"), false, inputs, null)[0]
                .castTo(DataType.DOUBLE);
    }

    private static double cka(INDArray one, INDArray other, int batch) {
        var cka = new LinearCka();
        for (int from = 0; from < one.rows(); from += batch) {
            int[] rows =
                    IntStream.range(from, Math.min(one.rows(), from + batch)).toArray();
            cka.add(one.getRows(rows), other.getRows(rows));
        }
        return cka.value();
    }

    /** Equation 1 and section 3 of the paper, with K = X X^T: the products of rows instead of those of features. */
    private static double fromGramMatrices(INDArray one, INDArray other) {
        return hsic(one, other) / Math.sqrt(hsic(one, one) * hsic(other, other));
    }

    private static double hsic(INDArray one, INDArray other) {
        int n = one.rows();
        INDArray centring = Nd4j.eye(n).castTo(DataType.DOUBLE).subi(1.0 / n);
        INDArray k = centring.mmul(one.mmul(one.transpose())).mmul(centring);
        INDArray l = centring.mmul(other.mmul(other.transpose())).mmul(centring);
        return k.mul(l).sumNumber().doubleValue();
    }

    private static INDArray random(int rows, int columns, long seed) {
        var random = new Random(seed);
        return Nd4j.create(
                random.doubles((long) rows * columns).map(value -> value - 0.5).toArray(), rows, columns);
    }
}
