package org.taggerlab.harness.statistics.repetitions;

import java.util.Collection;
import java.util.Optional;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Variance components of values in groups, one-way random effects by the method of moments (analysis of variance).
 *
 * @param between variance of the groups' own effects, never negative
 * @param within variance within a group
 */
public record OneWay(double between, double within) {

    /** The components; empty with fewer than two groups, and where no group has two values. */
    public static Optional<OneWay> of(Collection<double[]> groups) {
        int values = groups.stream().mapToInt(group -> group.length).sum();
        int degreesWithin = values - groups.size();
        if (groups.size() < 2 || degreesWithin < 1) {
            return Optional.empty();
        }
        double all = groups.stream().mapToDouble(StatUtils::sum).sum() / values;
        double squaresWithin = 0;
        double squaresBetween = 0;
        double squaredSizes = 0;
        for (double[] group : groups) {
            double mean = StatUtils.mean(group);
            squaresWithin += StatUtils.populationVariance(group) * group.length;
            squaresBetween += group.length * (mean - all) * (mean - all);
            squaredSizes += (double) group.length * group.length;
        }
        double within = squaresWithin / degreesWithin;
        double between = squaresBetween / (groups.size() - 1);
        double size = (values - squaredSizes / values) / (groups.size() - 1);
        return Optional.of(new OneWay(Math.max(0, (between - within) / size), within));
    }
}
