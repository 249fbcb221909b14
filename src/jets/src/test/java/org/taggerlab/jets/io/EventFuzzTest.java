package org.taggerlab.jets.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.event.EventLayout;
import org.taggerlab.jets.event.ObjectSelection;
import org.taggerlab.jets.event.RecordedEvent;

/**
 * Damaged files of events, always the same: each is refused with a {@link SampleException}, or inspected, and every event that
 * passes becomes features of finite numbers.
 */
class EventFuzzTest {

    @ParameterizedTest(name = "{0}, {1} mutants")
    @CsvSource({"events-ttbar.h5, 1000", "higgs.csv, 500", "nanoaod.root, 700"})
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void everyMutantIsReadOrRefused(String sample, int mutants, @TempDir Path folder) throws IOException {
        Path original = switch (sample) {
            case "higgs.csv" -> higgs(folder.resolve(sample));
            case "nanoaod.root" -> nanoAod(folder.resolve(sample));
            default -> Resources.path("samples/" + sample);
        };
        assertThat(read(original)).as("events of %s as it is", sample).isPositive();
        byte[] whole = Files.readAllBytes(original);
        SplittableRandom random = new SplittableRandom(sample.hashCode());
        int refused = 0;
        for (int i = 0; i < mutants; i++) {
            Path file = folder.resolve(i + "-" + sample);
            Files.write(file, Mutant.of(whole, random));
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

    private static int read(Path file) {
        try (EventReader reader = EventFormat.open(file, ObjectSelection.WITHOUT_BTAG)) {
            int usable = 0;
            for (Iterator<RecordedEvent> events = reader.unchecked(); events.hasNext(); ) {
                RecordedEvent event = events.next();
                if (event.flaw().isEmpty()) {
                    for (float feature : EventLayout.features(event, ObjectSelection.WITHOUT_BTAG)) {
                        if (!Float.isFinite(feature)) {
                            fail("a feature is " + feature);
                        }
                    }
                    usable++;
                }
            }
            assertThat(reader.inspect().bad())
                    .hasSizeLessThanOrEqualTo(reader.inspect().jets());
            return usable;
        }
    }

    private static Path higgs(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int event = 0; event < 10; event++) {
            for (int column = 0; column < HiggsCsv.COLUMNS; column++) {
                text.append(column == 0 ? "" : ",").append(0.1 * ((event * 7 + column * 5) % 23) - 0.5);
            }
            text.append('\n');
        }
        return Files.writeString(file, text);
    }

    private static Path nanoAod(Path file) throws IOException {
        Map<String, Object> columns = new LinkedHashMap<>();
        for (String collection : new String[] {"Jet", "Electron", "Muon"}) {
            columns.put(collection + "_pt", new float[][] {{50, 40}, {60}, {}});
            columns.put(collection + "_eta", new float[][] {{1, -1}, {0.5f}, {}});
            columns.put(collection + "_phi", new float[][] {{3, 1}, {-2}, {}});
            columns.put(collection + "_mass", new float[][] {{5, 4}, {0.1f}, {}});
        }
        columns.put("MET_pt", new long[] {30, 40, 50});
        columns.put("MET_phi", new long[] {1, 2, 3});
        return RootSample.write(file, NanoAodFile.TREE, columns);
    }
}
