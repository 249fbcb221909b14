package org.taggerlab.jets.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.cloud.CloudFeature;
import org.taggerlab.jets.cloud.ParticleClouds;
import org.taggerlab.jets.lund.LundCuts;
import org.taggerlab.jets.lund.LundFeature;
import org.taggerlab.jets.lund.LundGraphs;
import org.taggerlab.jets.sample.Inspection;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.vocabulary.sample.Clustering;

/**
 * Twelve thousand damaged files, always the same: each is refused with a {@link SampleException}, or inspected, and every jet that
 * passes becomes Lund nodes and a particle cloud of finite numbers.
 */
@Tag("slow")
class FuzzTest {

    /** Where damage is done: to the file, or to what is packed inside it, past the checksums. */
    private enum Damage {
        OUTSIDE,
        INSIDE
    }

    private static final Clustering SELECTION = new Clustering(1, 100, 4, 4);
    /** No sample has more than 40 jets; a reader that finds thousands was led astray. */
    private static final int MOST_JETS = 2000;

    @ParameterizedTest(name = "{0}, {1}, {2} mutants")
    @CsvSource({
        "twenty-w-jets.h5, OUTSIDE, 2000",
        "toptag-40-zlib.h5, OUTSIDE, 1200",
        "toptag-40-blosc.h5, OUTSIDE, 1200",
        "one-chunk-raw.h5, OUTSIDE, 400",
        "hdf5/latest.hdf5, OUTSIDE, 1000",
        "jetnet-20.hdf5, OUTSIDE, 1200",
        "lundnet-12.json.gz, OUTSIDE, 400",
        "lundnet-12.json.gz, INSIDE, 400",
        "two-headers.json.gz, INSIDE, 300",
        "energyflow-20.npz, OUTSIDE, 400",
        "energyflow-20.npz, INSIDE, 500",
        "python-2.npz, INSIDE, 300",
        "jetclass-20-plain.root, OUTSIDE, 1200",
        "jetclass-20-zs.root, OUTSIDE, 300",
        "jetclass-20-l4.root, OUTSIDE, 300",
        "jetclass-20-xz.root, OUTSIDE, 100",
        "nanoaod-5.root, OUTSIDE, 500",
        "delphes-3.root, OUTSIDE, 500",
        "five-events.hepmc3, OUTSIDE, 300",
        "two-listings.hepmc3, OUTSIDE, 300",
        "two-members.hepmc3.gz, OUTSIDE, 300",
        "jets-kept-in-memory.root, OUTSIDE, 500",
        "generated-offsets.root, OUTSIDE, 500",
        "candidates-in-memory.root, OUTSIDE, 500",
        "nanoaod-v15-PFCand.root, OUTSIDE, 300",
        "delphes-20-candidates-without-momentum.root, OUTSIDE, 300"
    })
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void everyMutantIsReadOrRefused(String sample, Damage damage, int mutants, @TempDir Path folder)
            throws IOException {
        Path original = FuzzSamples.path(sample, Files.createDirectory(folder.resolve("original")));
        int jets = read(original);
        assertThat(jets).as("jets of %s as it is", sample).isPositive();
        byte[] whole = Files.readAllBytes(original);
        byte[] inside = damage == Damage.INSIDE ? unpacked(sample, whole) : whole;
        SplittableRandom random = new SplittableRandom(sample.hashCode());
        int refused = 0;
        for (int i = 0; i < mutants; i++) {
            byte[] mutant = Mutant.of(inside, random);
            // a name of its own: a file that is mapped into memory must not be overwritten
            Path file = folder.resolve(i + "-" + original.getFileName());
            Files.write(file, damage == Damage.INSIDE ? packed(sample, mutant) : mutant);
            int read = outcome(file, i);
            refused += read < 0 ? 1 : 0;
            assertThat(read).as("jets of mutant %d", i).isLessThanOrEqualTo(MOST_JETS);
            Files.delete(file);
        }
        assertThat(refused).as("refused of %d", mutants).isGreaterThanOrEqualTo(mutants / 100);
    }

    /** Jets that were read, or -1 if the file was refused; anything but an answer fails the test. */
    private static int outcome(Path file, int number) {
        try {
            return read(file);
        } catch (SampleException e) {
            assertThat(e.getMessage()).contains(file.getFileName().toString()).contains("; ");
            return -1;
        } catch (Throwable e) {
            return fail("mutant " + number + " of " + file.getFileName(), e);
        }
    }

    private static int read(Path file) {
        try (JetReader reader = JetFormat.open(file, SELECTION)) {
            Inspection inspection = reader.inspect();
            LundGraphs.Builder graphs = new LundGraphs.Builder(LundCuts.NONE, LundFeature.LUNDNET5);
            ParticleClouds.Builder clouds = new ParticleClouds.Builder(20, CloudFeature.SEVEN);
            int usable = 0;
            for (Iterator<Jet> jets = reader.checked(); jets.hasNext(); ) {
                Jet jet = jets.next();
                if (jet.flaw().isEmpty()) {
                    graphs.add(jet);
                    clouds.add(jet);
                    usable++;
                }
            }
            assertThat(inspection.jets() - inspection.bad().size()).isEqualTo(usable);
            assertFinite(graphs.build().features());
            assertFinite(clouds.build().features());
            return inspection.jets();
        }
    }

    private static void assertFinite(float[] features) {
        for (float feature : features) {
            if (!Float.isFinite(feature)) {
                fail("a feature is " + feature);
            }
        }
    }

    private static byte[] unpacked(String sample, byte[] whole) throws IOException {
        if (sample.endsWith(".gz")) {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(whole))) {
                return in.readAllBytes();
            }
        }
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(whole))) {
            in.getNextEntry();
            return in.readAllBytes();
        }
    }

    private static byte[] packed(String sample, byte[] inside) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (sample.endsWith(".gz")) {
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(inside);
            }
        } else {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.setLevel(1);
                zip.putNextEntry(new ZipEntry("X.npy"));
                zip.write(inside);
            }
        }
        return out.toByteArray();
    }
}
