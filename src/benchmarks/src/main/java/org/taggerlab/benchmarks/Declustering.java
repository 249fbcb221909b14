package org.taggerlab.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.taggerlab.jets.io.JetFormat;
import org.taggerlab.jets.lund.LundCuts;
import org.taggerlab.jets.lund.LundDeclustering;
import org.taggerlab.jets.lund.LundFeature;

/** Constituents to Lund nodes with all five features, one thread. */
final class Declustering {
    private static final int JETS = 2_000;

    private Declustering() {}

    /** Jets per second, over QCD jets of about 62 constituents from the beginning of the file. */
    static double jetsPerSecond(Path samples, double seconds) {
        List<double[]> momenta = new ArrayList<>();
        try (var reader = JetFormat.open(samples.resolve("pythia8-qcd-500.h5"))) {
            for (var jet : reader) {
                if (momenta.size() == JETS) {
                    break;
                }
                momenta.add(jet.momenta());
            }
        }
        var declustering = new LundDeclustering();
        var features = LundFeature.LUNDNET5;
        var checksum = new double[1];
        Runnable all = () -> {
            for (double[] jet : momenta) {
                int nodes = declustering.decluster(jet, 0, jet.length / 4, LundCuts.NONE);
                for (int node = 0; node < nodes; node++) {
                    for (var feature : features) {
                        checksum[0] += declustering.value(node, feature);
                    }
                }
            }
        };
        Ours.rate(all, JETS, seconds);
        double rate = Ours.rate(all, JETS, seconds);
        if (Double.isNaN(checksum[0])) {
            throw new IllegalStateException("a declustering gave a number that is not one");
        }
        return rate;
    }
}
