package org.taggerlab.harness.statistics.sweep;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresProblem;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.util.Pair;
import org.taggerlab.harness.statistics.repetitions.Estimate;

/**
 * A learning curve a - b N^-c of a metric that ends at 1, fitted to means of equal weight by Levenberg-Marquardt.
 *
 * @param parameters a, b, c
 * @param covariance theirs, from the residuals' spread with (points - 3) degrees of freedom
 * @param residuals measured minus fitted, one per size
 */
public record PowerLawFit(double[] parameters, double[][] covariance, double[] residuals) {

    /** Three parameters and one degree of freedom left to tell an error. */
    private static final int FEWEST = 4;

    private static final int STEPS = 2000;

    /**
     * Fits the curve; empty if there are fewer than {@value #FEWEST} points, if it does not converge, if it is no learning
     * curve (b and c have to be positive, and a, which more and more jets would reach, not above 1), or if the points do
     * not determine it: each parameter has to be larger than its standard error, the curve's rise from the smallest size
     * to a larger than that of a.
     */
    public static Optional<PowerLawFit> of(double[] sizes, double[] values) {
        if (sizes.length < FEWEST) {
            return Optional.empty();
        }
        // in units of the smallest size b is of the order of the values' range, whatever the sizes are
        double unit = sizes[0];
        double[] scaled = Arrays.stream(sizes).map(size -> size / unit).toArray();
        try {
            return fitted(scaled, values, unit);
        } catch (MathIllegalStateException | MathIllegalArgumentException e) {
            // too many steps, or a singular matrix: the points do not determine the curve
            return Optional.empty();
        }
    }

    private static Optional<PowerLawFit> fitted(double[] scaled, double[] values, double unit) {
        double first = values[0];
        double last = values[values.length - 1];
        var optimum = new LevenbergMarquardtOptimizer().optimize(problem(scaled, values, new double[] {
            last + 0.1 * (last - first), 1.1 * (last - first), 0.5
        }));
        double[] p = optimum.getPoint().toArray();
        double spread = optimum.getCost() * optimum.getCost() / (scaled.length - 3);
        RealMatrix covariance = optimum.getCovariances(1e-14).scalarMultiply(spread);
        if (!isLearningCurve(p) || !isDetermined(p, covariance)) {
            return Optional.empty();
        }
        double[] residuals = optimum.getResiduals().toArray();
        return Optional.of(new PowerLawFit(
                new double[] {p[0], p[1] * Math.pow(unit, p[2]), p[2]}, inJets(p, covariance, unit), residuals));
    }

    private static boolean isLearningCurve(double[] p) {
        return p[1] > 0 && p[2] > 0 && p[0] <= 1;
    }

    /** In units of the smallest size b is the curve's rise from there to a, whatever c is. */
    private static boolean isDetermined(double[] p, RealMatrix covariance) {
        return Math.sqrt(covariance.getEntry(0, 0)) < p[1]
                && Math.sqrt(covariance.getEntry(1, 1)) < p[1]
                && Math.sqrt(covariance.getEntry(2, 2)) < p[2];
    }

    /** The covariance with b in units of jets^c, which brings in its correlation with c. */
    private static double[][] inJets(double[] p, RealMatrix covariance, double unit) {
        double power = Math.pow(unit, p[2]);
        var change =
                new Array2DRowRealMatrix(new double[][] {{1, 0, 0}, {0, power, p[1] * power * Math.log(unit)}, {0, 0, 1}
                });
        return change.multiply(covariance).multiply(change.transpose()).getData();
    }

    /** Standard errors of a, b and c. */
    public double[] errors() {
        return IntStream.range(0, 3)
                .mapToDouble(i -> Math.sqrt(covariance[i][i]))
                .toArray();
    }

    /** What a further mean at a size is expected to be: its error is that of the curve there and the spread of the residuals. */
    public Estimate expected(double size) {
        double power = Math.pow(size, -parameters[2]);
        var slopes = new ArrayRealVector(new double[] {1, -power, parameters[1] * power * Math.log(size)});
        double ofCurve = slopes.dotProduct(new Array2DRowRealMatrix(covariance).operate(slopes));
        int freedom = residuals.length - 3;
        double spread = StatUtils.sumSq(residuals) / freedom;
        return new Estimate(parameters[0] - parameters[1] * power, Math.sqrt(ofCurve + spread), freedom);
    }

    private static LeastSquaresProblem problem(double[] sizes, double[] values, double[] start) {
        return new LeastSquaresBuilder()
                .model(point -> new Pair<>(
                        new ArrayRealVector(curve(sizes, point.toArray()), false),
                        new Array2DRowRealMatrix(jacobian(sizes, point.toArray()), false)))
                .target(values)
                .start(start)
                .lazyEvaluation(false)
                .maxEvaluations(STEPS)
                .maxIterations(STEPS)
                .build();
    }

    private static double[] curve(double[] sizes, double[] p) {
        return Arrays.stream(sizes)
                .map(size -> p[0] - p[1] * Math.pow(size, -p[2]))
                .toArray();
    }

    private static double[][] jacobian(double[] sizes, double[] p) {
        return Arrays.stream(sizes)
                .mapToObj(size -> {
                    double power = Math.pow(size, -p[2]);
                    return new double[] {1, -power, p[1] * power * Math.log(size)};
                })
                .toArray(double[][]::new);
    }
}
