package org.taggerlab.jets.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.taggerlab.jets.Jet;
import org.taggerlab.vocabulary.sample.Clustering;

/**
 * Events of a generator in HepMC3's ASCII format [Buckley et al.: arXiv:1912.08005], plain or gzip: visible stable
 * particles (status 1, no neutrinos) are clustered here with anti-kt. Every event has to give its unit of momentum, and to list
 * as many particles as its first line announces.
 */
public final class HepMc3File implements JetReader {

    /** How such a file begins. */
    static final String MAGIC = "HepMC::Version 3";

    private final Path file;
    private final Clustering selection;

    private HepMc3File(Path file, Clustering selection) {
        this.file = file;
        this.selection = selection;
    }

    /** @throws SampleException for a file that is missing or of another format */
    public static HepMc3File open(Path file, Clustering selection) {
        String first = HepMc3Events.firstLine(file);
        if (!first.startsWith(MAGIC)) {
            throw SampleException.of(
                    file,
                    "begins with \"" + first.substring(0, Math.min(40, first.length())) + "\", expected " + MAGIC,
                    "HepMC2 files are converted with HepMC3's own convert_example");
        }
        return new HepMc3File(file, selection);
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public Map<String, String> attributes() {
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("format", "hepmc3");
        attributes.put("kind", "simulated");
        attributes.put("clustering", "anti-kt R=" + selection.radius() + ", E-scheme, visible stable particles");
        attributes.put("jet_pt_min_gev", String.valueOf(selection.ptMin()));
        attributes.put("jet_abs_rapidity_max", String.valueOf(selection.absRapidityMax()));
        return attributes;
    }

    @Override
    public boolean numbersEvents() {
        return true;
    }

    @Override
    public Iterator<Jet> unchecked() {
        return new ClusteredJets(new HepMc3Events(file), selection);
    }

    @Override
    public void close() {
        // every iteration opens and closes the file itself
    }

    /** Text of a file that may be packed. */
    static BufferedReader text(Path file) throws IOException {
        byte[] head = Samples.head(file, 2);
        boolean packed = head[0] == 0x1f && head[1] == (byte) 0x8b;
        InputStream in = packed ? Gzip.open(file) : Files.newInputStream(file);
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    }
}
