package org.taggerlab.jets.io;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.io.numpy.Npz;
import org.taggerlab.jets.io.root.RootFile;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.vocabulary.sample.ObjectSelection;

/** Names that files of others give to trees, branches, arrays and columns reach a terminal; none of them may steer it. */
class NamesFromFilesTest {

    /** Red from here on, a new line that looks like Maven's, and a bell. */
    private static final String NAME = "a\u001b[31m\n[INFO] BUILD SUCCESS\u0007";

    private static final String SHOWN = "a\\u001b[31m\\u000a[INFO] BUILD SUCCESS\\u0007";

    @TempDir
    private static Path folder;

    /** Writes a file and reads what there is in it of that name. */
    private interface Attempt {
        void on(Path file) throws IOException;
    }

    private static Stream<Map.Entry<String, Attempt>> attempts() {
        Map<String, Attempt> attempts = new LinkedHashMap<>();
        attempts.put("a tree", file -> JetFormat.open(RootSample.write(file, NAME, branch("x"))));
        attempts.put("a branch", file -> {
            try (RootFile root = RootFile.open(RootSample.write(file, "tree", branch(NAME)))) {
                root.tree("tree").branch("y");
            }
        });
        attempts.put("an RNTuple", file -> JetFormat.open(RootSample.key(file, "RNTuple", NAME)));
        attempts.put("an attribute", file -> {
            try (WritableHdfFile hdf = HdfFile.write(file)) {
                hdf.putAttribute("format", NAME);
            }
            JetFormat.open(file);
        });
        attempts.put("units", file -> {
            try (WritableHdfFile hdf = HdfFile.write(file)) {
                hdf.putAttribute("format", "tagger-jets/1");
                var jets = hdf.putGroup("jets");
                jets.putDataset("constituent_count", new int[] {1});
                jets.putDataset("constituent_total", new int[] {1});
                jets.putDataset("event", new long[] {1});
                jets.putDataset("pt", new float[] {1}).putAttribute("units", NAME);
            }
            JetFormat.open(file);
        });
        attempts.put("an array", file -> {
            zip(file, NAME + ".npy");
            try (Npz npz = Npz.open(file)) {
                npz.stream("X");
            }
        });
        attempts.put("an unsafe entry", file -> {
            zip(file, "../" + NAME);
            JetFormat.open(file);
        });
        attempts.put("a column", file -> {
            String text = Files.readString(Resources.path("samples/higgs-with-a-line-of-names.csv"))
                    .replace("lepton_eta", NAME.replace('\n', '\r'));
            EventFormat.open(Files.writeString(file, text), ObjectSelection.STANDARD, 1);
        });
        attempts.put(
                "a listing",
                file -> JetFormat.open(Files.writeString(file, "HepMC::" + NAME))
                        .inspect());
        return attempts.entrySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attempts")
    void whatAFileNamesIsShownByItsCodes(Map.Entry<String, Attempt> attempt) {
        Path file = folder.resolve(attempt.getKey());

        assertThatThrownBy(() -> attempt.getValue().on(file))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining(attempt.getKey() + ": ")
                .hasMessageContaining("a\\u001b[31m")
                .message()
                .matches(message -> message.codePoints().noneMatch(Character::isISOControl), "has control characters");
    }

    @Test
    void soIsTheNameOfTheFileItself() {
        assertThatThrownBy(() -> JetFormat.open(folder.resolve(NAME)))
                .hasMessageContaining(SHOWN + ": does not exist")
                .hasMessageNotContaining("\n");
    }

    private static Map<String, Object> branch(String name) {
        return Map.of(name, new long[] {1});
    }

    private static void zip(Path file, String entry) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write("x".getBytes(StandardCharsets.US_ASCII));
        }
    }
}
