package org.taggerlab.harness.results;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.math3.stat.StatUtils;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.harness.results.Summary.Variance;
import org.taggerlab.harness.statistics.repetitions.Estimate;
import org.taggerlab.harness.statistics.repetitions.OneWay;

/** Where the AUC of one trial gets its variance from, cell by cell. */
final class VarianceSummary {
    private VarianceSummary() {}

    static List<Variance> of(List<TrialRecord> trials, TrialGrid grid, TestJets testJets) {
        int sources = (int) trials.stream()
                .filter(TrialRecord::ofSource)
                .mapToInt(TrialRecord::repetition)
                .distinct()
                .count();
        return grid.sizes().stream()
                .flatMap(size -> grid.prescriptions().stream().map(prescription -> new GridCell(prescription, size)))
                .filter(cell -> grid.values(Metric.AUC, cell).size() >= Estimate.FEWEST)
                .map(cell -> of(
                        cell,
                        grid.values(Metric.AUC, cell),
                        TrialGrid.isFromScratch(cell.prescription()) ? 0 : sources,
                        testJets))
                .toList();
    }

    private static Variance of(GridCell cell, Map<Integer, Double> values, int sources, TestJets testJets) {
        var bySource = OneWay.of(groups(values, Math.max(1, sources)));
        double together = StatUtils.variance(
                values.values().stream().mapToDouble(Double::doubleValue).toArray());
        double ofJets = testJets.variance(Metric.AUC, Map.of(cell, 1.0));
        return new Variance(
                cell.prescription(),
                cell.size(),
                values.size(),
                sources,
                bySource.map(OneWay::between).map(Math::sqrt).orElse(null),
                Math.sqrt(bySource.map(OneWay::within).orElse(together)),
                Optional.of(ofJets).filter(jets -> jets > 0).map(Math::sqrt).orElse(null));
    }

    /** Repetition r starts from source r modulo the number of sources. */
    private static Collection<double[]> groups(Map<Integer, Double> values, int sources) {
        var groups = new TreeMap<Integer, double[]>();
        for (int source = 0; source < sources; source++) {
            int own = source;
            double[] group = values.entrySet().stream()
                    .filter(entry -> entry.getKey() % sources == own)
                    .mapToDouble(Map.Entry::getValue)
                    .toArray();
            if (group.length > 0) {
                groups.put(source, group);
            }
        }
        return groups.values();
    }
}
