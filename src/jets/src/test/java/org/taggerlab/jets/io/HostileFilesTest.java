package org.taggerlab.jets.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.vocabulary.sample.ObjectSelection;

/** Small files that declare gigabytes, or lead in circles: refused at once, with their numbers. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileFilesTest {

    @TempDir
    private Path folder;

    @Test
    void directoriesThatNestToHundredsOfMillionsOfKeysAreRefused() throws IOException {
        Path file = HostileRoot.nested(folder.resolve("a.root"), 60, 5);

        assertThat(Files.size(file)).isLessThan(20_000);
        assertThatThrownBy(() -> JetFormat.open(file))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("its directory \"d/d/d/d/\" is inside itself, or in two places");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2", "HepMC::Version 3.02.05\nE "})
    void aFileThatIsOneEndlessLineIsRefused(String begin) throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), begin + "1".repeat(2_000_000));

        assertThatThrownBy(() -> {
                    if (begin.startsWith("H")) {
                        JetFormat.open(file).inspect();
                    } else {
                        EventFormat.open(file, ObjectSelection.STANDARD, null);
                    }
                })
                .hasMessageContaining("the line has more than 1048576 characters");
    }

    @Test
    void thousandsOfTreesInOneRecordAreRefusedBeforeItIsUnpackedForEach() throws IOException {
        Path file = HostileRoot.trees(folder.resolve("a.root"), 20_000, 15_000_000);

        assertThat(Files.size(file)).isLessThan(1_000_000);
        assertThatThrownBy(() -> JetFormat.open(file))
                .hasMessageContaining("a.root: its tree \"t")
                .hasMessageContaining("the descriptions of its trees have ")
                .hasMessageContaining(" bytes in a file of " + Files.size(file));
    }

    @Test
    void aTreeOfMoreEntriesThanTheFileCanHoldIsRefused() throws IOException {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("part_px", new float[][] {{300, 1}, {310}});
        Path file = RootSample.write(folder.resolve("a.root"), "tree", columns);
        byte[] bytes = Files.readAllBytes(file);
        // two entries, and what is written after them
        int entries = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
                .indexOf("\0\0\0\0\0\0\0\2" + "\0".repeat(60));
        ByteBuffer.wrap(bytes).putLong(entries, 1L << 40);
        Files.write(file, bytes);

        assertThatThrownBy(() -> JetFormat.open(file))
                .hasMessageContaining("it declares 1099511627776 entries in a file of " + bytes.length + " bytes");
    }
}
