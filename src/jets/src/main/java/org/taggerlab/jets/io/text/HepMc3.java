package org.taggerlab.jets.io.text;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.taggerlab.jets.LeftOut;
import org.taggerlab.jets.cluster.ClusteredJets;
import org.taggerlab.jets.sample.JetFile;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.vocabulary.sample.Clustering;

/**
 * Events of a generator in HepMC3's ASCII format [Buckley et al.: arXiv:1912.08005], plain or gzip: visible stable
 * particles (status 1, no neutrinos) are clustered here with anti-kt. Every event has to give its unit of momentum, and
 * to list as many particles as its first line announces.
 */
public final class HepMc3 {

    private HepMc3() {}

    /** @throws SampleException for a file that is missing or of another format */
    public static JetReader open(Path file, Clustering selection) {
        HepMc3Events.requireFormat(file);
        LeftOut leftOut = new LeftOut();
        return new JetFile(
                file,
                new TreeMap<>(Map.of(
                        "format",
                        "hepmc3",
                        "kind",
                        "simulated",
                        "clustering",
                        "anti-kt R=" + selection.radius() + ", E-scheme, visible stable particles",
                        "jet_pt_min_gev",
                        String.valueOf(selection.ptMin()),
                        "jet_abs_rapidity_max",
                        String.valueOf(selection.absRapidityMax()))),
                true,
                leftOut,
                new ClusteredJets(() -> HepMc3Events.of(file, leftOut), selection),
                // every iteration opens the file itself, and closes it at its end
                () -> {});
    }
}
