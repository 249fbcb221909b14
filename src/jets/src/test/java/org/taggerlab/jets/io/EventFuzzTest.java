package org.taggerlab.jets.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.event.EventLayout;
import org.taggerlab.jets.event.RecordedEvent;
import org.taggerlab.jets.sample.EventReader;
import org.taggerlab.jets.sample.Inspection;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.vocabulary.sample.ObjectSelection;

/**
 * Damaged files of events, always the same: each is refused with a {@link SampleException}, or inspected, and every event that
 * passes becomes features of finite numbers.
 */
class EventFuzzTest {

    @ParameterizedTest(name = "{0}, packed after the damage: {1}, {2} mutants")
    @CsvSource({
        "events-ttbar.h5, false, 1200",
        "nanoaod-events.root, false, 800",
        "higgs-40.csv.gz, false, 300",
        "higgs-40.csv.gz, true, 500",
        "higgs-with-a-line-of-names.csv, false, 300",
        "higgs-with-a-byte-order-mark.csv, false, 300",
        "nanoaod-events-pfcands.root, false, 300"
    })
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void everyMutantIsReadOrRefused(String sample, boolean isPackedAfter, int mutants, @TempDir Path folder)
            throws IOException {
        Path original = original(sample, folder);
        assertThat(read(original)).as("events of %s as it is", sample).isPositive();
        byte[] whole = isPackedAfter ? unpacked(original) : Files.readAllBytes(original);
        SplittableRandom random = new SplittableRandom(sample.hashCode());
        int refused = 0;
        for (int i = 0; i < mutants; i++) {
            byte[] mutant = Mutant.of(whole, random);
            Path file = folder.resolve(i + "-" + sample);
            Files.write(file, isPackedAfter ? packed(mutant) : mutant);
            try {
                read(file);
            } catch (SampleException e) {
                assertThat(e.getMessage())
                        .contains(file.getFileName().toString())
                        .contains("; ");
                refused++;
            } catch (Throwable e) {
                fail("mutant " + i + " of " + sample, e);
            }
            Files.delete(file);
        }
        assertThat(refused).as("refused of %d", mutants).isGreaterThanOrEqualTo(mutants / 100);
    }

    /** A file of the resources, or one that is made of them in a folder. */
    private static Path original(String sample, Path folder) throws IOException {
        if (!sample.equals("higgs-with-a-byte-order-mark.csv")) {
            return Resources.path("samples/" + sample);
        }
        String text = Files.readString(Resources.path("samples/higgs-without.csv"));
        return Files.writeString(folder.resolve(sample), "\ufeff" + text);
    }

    private static int read(Path file) {
        try (EventReader reader = EventFormat.open(
                file, ObjectSelection.STANDARD, file.getFileName().toString().endsWith(".csv") ? 1 : null)) {
            int usable = 0;
            for (Iterator<RecordedEvent> events = reader.unchecked(); events.hasNext(); ) {
                RecordedEvent event = events.next();
                if (event.flaw().isEmpty()) {
                    for (float feature : EventLayout.features(event)) {
                        if (!Float.isFinite(feature)) {
                            fail("a feature is " + feature);
                        }
                    }
                    usable++;
                }
            }
            Inspection inspection = reader.inspect();
            assertThat(inspection.jets() - inspection.bad().size()).isLessThanOrEqualTo(usable);
            return usable;
        }
    }

    private static byte[] unpacked(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
