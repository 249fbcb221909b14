package org.taggerlab.jets.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.event.EventLayout;
import org.taggerlab.jets.event.ObjectSelection;
import org.taggerlab.jets.event.RecordedEvent;

/** Ten thousand damaged files, always the same: each is read or refused with a {@link SampleException}. */
class FuzzTest {

    /** Where damage is done: to the file, or to what is packed inside it, past the checksums. */
    private enum Damage {
        OUTSIDE,
        INSIDE
    }

    @ParameterizedTest(name = "{0}, {1}, {2} mutants")
    @CsvSource({
        "twenty-w-jets.h5, OUTSIDE, 2000",
        "toptag-40-zlib.h5, OUTSIDE, 1200",
        "toptag-40-blosc.h5, OUTSIDE, 1200",
        "jetnet-20.hdf5, OUTSIDE, 1200",
        "lundnet-12.json.gz, OUTSIDE, 400",
        "lundnet-12.json.gz, INSIDE, 400",
        "energyflow-20.npz, OUTSIDE, 400",
        "energyflow-20.npz, INSIDE, 500",
        "jetclass-20-plain.root, OUTSIDE, 1200",
        "jetclass-20-zs.root, OUTSIDE, 300",
        "jetclass-20-l4.root, OUTSIDE, 300",
        "jetclass-20-xz.root, OUTSIDE, 100",
        "nanoaod-5.root, OUTSIDE, 500",
        "five-events.hepmc3, OUTSIDE, 300",
        "events-ttbar.h5, OUTSIDE, 1200",
        "nanoaod-events.root, OUTSIDE, 800",
        "higgs-40.csv.gz, OUTSIDE, 300",
        "higgs-40.csv.gz, INSIDE, 500"
    })
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void everyMutantIsReadOrRefused(String sample, Damage damage, int mutants, @TempDir Path folder)
            throws IOException {
        byte[] whole = Files.readAllBytes(Resources.path("samples/" + sample));
        byte[] inside = damage == Damage.INSIDE ? unpacked(sample, whole) : whole;
        SplittableRandom random = new SplittableRandom(sample.hashCode());
        int refused = 0;
        for (int i = 0; i < mutants; i++) {
            byte[] mutant = mutate(inside, random);
            // a name of its own: a file that is mapped into memory must not be overwritten
            Path file = folder.resolve(i + "-" + sample);
            Files.write(file, damage == Damage.INSIDE ? packed(sample, mutant) : mutant);
            refused += read(file, i) ? 0 : 1;
            Files.delete(file);
        }
        assertThat(refused).as("refused of %d", mutants).isPositive().isLessThanOrEqualTo(mutants);
    }

    /** Whether the file was read; anything but an answer fails the test. */
    private static boolean read(Path file, int number) {
        try {
            if (isOfEvents(file)) {
                readEvents(file);
            } else {
                readJets(file);
            }
            return true;
        } catch (SampleException e) {
            assertThat(e.getMessage()).contains(file.getFileName().toString()).contains("; ");
            return false;
        } catch (Throwable e) {
            return fail("mutant " + number + " of " + file.getFileName(), e);
        }
    }

    private static boolean isOfEvents(Path file) {
        String name = file.getFileName().toString();
        return name.contains("events-ttbar") || name.contains("nanoaod-events") || name.contains("higgs");
    }

    private static void readJets(Path file) {
        try (JetReader reader = JetFormat.open(file)) {
            for (Iterator<Jet> jets = reader.unchecked(); jets.hasNext(); ) {
                Jet jet = jets.next();
                if (jet.flaw().isEmpty()) {
                    assertThat(Arrays.stream(jet.momenta()).allMatch(Double::isFinite))
                            .isTrue();
                }
            }
        }
    }

    private static void readEvents(Path file) {
        try (EventReader reader = EventFormat.open(file, ObjectSelection.STANDARD, null)) {
            for (Iterator<RecordedEvent> events = reader.unchecked(); events.hasNext(); ) {
                RecordedEvent event = events.next();
                if (event.flaw().isEmpty()) {
                    float[] features = EventLayout.features(event);
                    assertThat(IntStream.range(0, features.length).allMatch(i -> Float.isFinite(features[i])))
                            .isTrue();
                }
            }
        }
    }

    private static byte[] mutate(byte[] original, SplittableRandom random) {
        byte[] bytes = original.clone();
        // half of all damage to the first part, where headers are
        int reach = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 3000);
        switch (random.nextInt(6)) {
            case 0 -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            case 1 -> {
                int from = random.nextInt(reach);
                int to = random.nextInt(bytes.length);
                int length = Math.min(random.nextInt(1, 200), bytes.length - Math.max(from, to));
                System.arraycopy(original, from, bytes, to, length);
            }
            case 2 -> Arrays.fill(bytes, random.nextInt(reach), bytes.length, (byte) random.nextInt(256));
            case 3 -> {
                int at = random.nextInt(reach);
                byte value = random.nextBoolean() ? 0 : (byte) (random.nextBoolean() ? 0xff : 0x7f);
                Arrays.fill(bytes, at, Math.min(bytes.length, at + random.nextInt(1, 9)), value);
            }
            default -> {
                for (int k = random.nextInt(1, 6); k > 0; k--) {
                    bytes[random.nextInt(reach)] ^= (byte) (1 << random.nextInt(8));
                }
            }
        }
        return bytes;
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
