package org.taggerlab.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.network.ParticleNet;
import org.taggerlab.vocabulary.worker.TrialRequest.Part;

class PreparedSamplesTest {
    private static final Network LUND = Requests.network();
    private static final Network CLOUDS =
            new ParticleNet(List.of("d-eta", "d-phi"), 8, 3, List.of(List.of(4, 4)), 4, 0);

    @TempDir
    private Path folder;

    @Test
    void preparedJetsAreThoseThatAreReadAlone() throws IOException {
        for (Network network : List.of(LUND, CLOUDS)) {
            List<Part> parts = List.of(Requests.part(Requests.W, 1, 9, 3, 26_000), Requests.part(Requests.QCD, 0, 5));
            var alone = new JetSamples(network).read(parts).flat();
            var preparing = new JetSamples(network, new PreparedSamples(folder))
                    .read(parts)
                    .flat();
            var prepared = new JetSamples(network, new PreparedSamples(folder))
                    .read(parts)
                    .flat();

            assertThat(preparing).isEqualTo(alone);
            assertThat(prepared).isEqualTo(alone);
        }
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> !file.toString().endsWith(".lock"))).hasSize(4);
        }
    }

    @Test
    void aPreparedSampleIsNotReadAgain() throws IOException {
        Part part = Requests.part(Requests.W, 1, 9, 3);
        var prepared = new PreparedSamples(folder);
        var first = prepared.read(part, LUND, () -> new JetSamples(LUND).usable(Requests.sample(part)));

        assertThat(prepared.read(part, LUND, () -> {
                    throw new AssertionError("read again");
                }))
                .isEqualTo(first)
                .isPresent();
    }

    @Test
    void aDamagedSampleIsPreparedAgainAtOnce() throws IOException {
        Part part = Requests.part(Requests.W, 1, 9, 3);
        var prepared = new PreparedSamples(folder);
        var first = prepared.read(part, LUND, () -> new JetSamples(LUND).usable(Requests.sample(part)));
        Path file;
        try (var files = Files.list(folder)) {
            file = files.filter(each -> !each.toString().endsWith(".lock"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] whole = Files.readAllBytes(file);
        byte[] damaged = whole.clone();
        damaged[damaged.length / 2] ^= 16;
        Files.write(file, damaged);

        assertThat(prepared.read(part, LUND, () -> new JetSamples(LUND).usable(Requests.sample(part))))
                .isEqualTo(first);
        assertThat(file).hasBinaryContent(whole);
    }

    @Test
    void aJetThatTheSampleDoesNotHaveIsNamedAllTheSame() {
        var samples = new JetSamples(LUND, new PreparedSamples(folder));

        assertThatThrownBy(() -> samples.read(List.of(Requests.part(Requests.W, 1, 27_001))))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("pythia8-w-500.h5: jet 27001");
    }

    @Test
    void whereNothingCanBeKeptJetsAreReadAlone() throws IOException {
        Path file = Files.createFile(folder.resolve("a file"));
        List<Part> parts = List.of(Requests.part(Requests.W, 1, 4));

        assertThat(new JetSamples(LUND, new PreparedSamples(file)).read(parts).flat())
                .isEqualTo(new JetSamples(LUND).read(parts).flat());
    }
}
