package org.taggerlab.networks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.jets.io.numpy.Npz;
import org.taggerlab.networks.examples.FlatExamples;
import org.taggerlab.networks.examples.Structure;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.SavedWeights;

/** The reference network and its scores were made with PyTorch 1.13 in float64. */
class WeightImportTest {
    private static final Path REFERENCE = WeightFiles.LUNDNET3;
    private static final List<String> FEATURES = List.of("ln-z", "ln-delta", "ln-kt");
    private static final LundNet NETWORK =
            new LundNet(FEATURES, null, null, List.of(List.of(8, 8), List.of(8, 16)), 24, 12, 0);
    private static final SavedWeights SAVED = SavedWeights.plain(NETWORK);

    @TempDir
    private Path folder;

    @Test
    void weightsOfPyTorchScoreAsTheyDoThere() throws IOException {
        TaggerModel model = WeightImport.read(REFERENCE, NETWORK, SAVED, Map.of());

        assertScoresOfPyTorch(model, 1e-6);
    }

    @Test
    void safetensorsHoldTheSameWeights() throws IOException {
        Path file = folder.resolve("weights.safetensors");
        WeightFiles.safetensors(file, reference(), "F64");

        assertScoresOfPyTorch(WeightImport.read(file, NETWORK, SAVED, Map.of()), 1e-6);
    }

    @Test
    void safetensorsMayBeOfHalfPrecision() throws IOException {
        Path file = folder.resolve("weights.safetensors");
        WeightFiles.safetensors(file, reference(), "BF16");

        // 8 bits of mantissa a weight
        assertScoresOfPyTorch(WeightImport.read(file, NETWORK, SAVED, Map.of()), 0.05);
    }

    @Test
    void weightsSavedInsideAWrapperAndAsConvolutionsOfSizeOneAreTheSame() throws IOException {
        var wrapped = new TreeMap<String, Tensor>();
        reference().forEach((name, tensor) -> {
            long[] shape = tensor.shape().length == 2 && name.startsWith("edge_convs")
                    ? new long[] {tensor.shape()[0], tensor.shape()[1], 1, 1}
                    : tensor.shape();
            wrapped.put("module.mod." + name, new Tensor(shape, tensor.values()));
        });
        Path file = folder.resolve("weights.safetensors");
        WeightFiles.safetensors(file, wrapped, "F64");

        assertScoresOfPyTorch(WeightImport.read(file, NETWORK, SAVED, Map.of()), 1e-6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"net.", "model.", "model.module.", "module.state.net."})
    void aPrefixOfAllNamesIsTakenOffAndStated(String prefix) throws IOException {
        var prefixed = new TreeMap<String, Tensor>();
        reference().forEach((name, tensor) -> prefixed.put(prefix + name, tensor));
        Path file = folder.resolve("weights.safetensors");
        WeightFiles.safetensors(file, prefixed, "F64");

        TaggerModel model = WeightImport.read(file, NETWORK, SAVED, Map.of());

        assertScoresOfPyTorch(model, 1e-6);
        assertThat(model.provenance()).containsEntry("prefix-taken-off", prefix.replace("module.", ""));
    }

    @Test
    void everyTensorThatDoesNotFitIsListed() throws IOException {
        Map<String, Tensor> tensors = reference();
        tensors.put("fc.0.0.bias", new Tensor(new long[] {3}, new double[3]));
        tensors.remove("edge_convs.0.theta.weight");
        tensors.put("unheard.of", new Tensor(new long[] {1, 2}, new double[2]));
        tensors.put("bn_fts.num_batches_tracked", new Tensor(new long[] {1}, new double[1]));
        tensors.get("fc.1.bias").values()[1] = Double.NaN;
        Path file = folder.resolve("weights.safetensors");
        WeightFiles.safetensors(file, tensors, "F32");

        assertThatThrownBy(() -> WeightImport.read(file, NETWORK, SAVED, Map.of()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("missing: edge_convs.0.theta.weight [8, 3]")
                .hasMessageContaining("surplus: unheard.of [1, 2]")
                .hasMessageContaining("wrong shape: fc.0.0.bias is [3] in the file, [12] in the network")
                .hasMessageContaining("not finite: fc.1.bias")
                .hasMessageNotContaining("num_batches_tracked");
    }

    @Test
    void aTensorBeyondTheEndOfTheFileIsRefused() throws IOException {
        Path file = folder.resolve("weights.safetensors");
        WeightFiles.safetensors(file, reference(), "F32");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));

        assertThatThrownBy(() -> WeightImport.read(file, NETWORK, SAVED, Map.of()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("the file is damaged");
    }

    @Test
    void tensorsThatShareBytesAreRefusedBeforeThereIsMemoryForThem() throws IOException {
        Path file = folder.resolve("weights.safetensors");
        String shared = IntStream.range(0, 600)
                .mapToObj(i -> "\"t" + i + "\":{\"dtype\":\"F32\",\"shape\":[8388608],\"data_offsets\":[0,33554432]}")
                .collect(Collectors.joining(",", "{", "}"));
        safetensors(file, shared, 32 << 20);

        assertThatThrownBy(() -> WeightImport.read(file, NETWORK, SAVED, Map.of()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("weights.safetensors: tensor t1 begins at byte 0, inside tensor t0, which ends at"
                        + " 33554432");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    {"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]},"b":{"dtype":"F32","shape":[1],"data_offsets":[12,16]}} | tensor b begins at byte 12, inside tensor a, which ends at 16
                    {"b":{"dtype":"F16","shape":[2],"data_offsets":[2,6]},"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}   | tensor b begins at byte 2, inside tensor a, which ends at 16
                    {"a":{"dtype":"F16","shape":[4294967296],"data_offsets":[0,8]}}                                                | tensor a has the shape [4294967296] in a file of
                    {"a":{"dtype":"F16","shape":[9,0,9223372036854775807],"data_offsets":[0,8]}}                                   | tensor a has the shape
                    {"a":{"dtype":"F16","shape":[2],"data_offsets":[14,18]}}                                                       | stands at bytes 14 to 18, but there are 16
                    {"a":{"dtype":"F16","shape":[2],"data_offsets":[-4,0]}}                                                        | stands at bytes -4 to 0, but there are 16
                    {"a":{"dtype":"C64","shape":[2],"data_offsets":[0,16]}}                                                        | tensor a is of type C64, expected F64, F32, F16 or BF16
                    {"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]},"a":{"dtype":"F16","shape":[2],"data_offsets":[4,8]}}    | Duplicate field 'a'
                    """)
    void aHeaderThatContradictsTheFileIsRefusedWithItsNumbers(String header, String message) throws IOException {
        Path file = folder.resolve("weights.safetensors");
        safetensors(file, header, 16);

        assertThatThrownBy(() -> WeightImport.read(file, NETWORK, SAVED, Map.of()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(message);
    }

    @Test
    void moreValuesThanATaggerHasAreRefusedBeforeThereIsMemoryForThem() throws IOException {
        Path file = folder.resolve("weights.safetensors");
        long count = (1 << 26) + 1;
        safetensors(
                file,
                "{\"a\":{\"dtype\":\"F16\",\"shape\":[" + count + "],\"data_offsets\":[0," + 2 * count + "]}}",
                0);
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(Files.size(file) + 2 * count);
        }

        assertThatThrownBy(() -> WeightImport.read(file, NETWORK, SAVED, Map.of()))
                .hasMessageContaining("declares 67108865 values, and the weights of a tagger are at most 67108864");
    }

    @Test
    void messagesHaveTheSameDigitsInEveryCountry() throws IOException {
        Map<String, Tensor> tensors = reference();
        tensors.put("fc.1.weight", new Tensor(new long[] {5, 12}, new double[60]));
        tensors.put("unheard.of", new Tensor(new long[] {1, 2}, new double[2]));
        Path file = folder.resolve("weights.npz");
        WeightFiles.npz(file, tensors, "F32", true);
        Locale here = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThatThrownBy(() -> WeightImport.read(file, NETWORK, SAVED, Map.of()))
                    .hasMessageContaining("other classes: fc.1.weight is of 5, a tagger")
                    .hasMessageContaining("surplus: unheard.of [1, 2]");
        } finally {
            Locale.setDefault(here);
        }
    }

    @Test
    void namesOfTensorsSteerNoTerminal() throws IOException {
        Map<String, Tensor> tensors = reference();
        tensors.put("fc.\u001b[2J\u202e", new Tensor(new long[] {1}, new double[1]));
        Path npz = folder.resolve("weights.npz");
        WeightFiles.npz(npz, tensors, "F32", true);
        Path safetensors = folder.resolve("weights.safetensors");
        safetensors(
                safetensors, "{\"a\\u001b[2J\\nb\":{\"dtype\":\"F32\\r\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4);

        assertThatThrownBy(() -> WeightImport.read(npz, NETWORK, SAVED, Map.of()))
                .hasMessageContaining("\n  surplus: fc.\\u001b[2J\\u202e [1]");
        assertThatThrownBy(() -> WeightImport.read(safetensors, NETWORK, SAVED, Map.of()))
                .hasMessageContaining("tensor a\\u001b[2J\\u000ab is of type F32\\u000d, expected");
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void onlyRegularFilesAreOpened() throws Exception {
        Path pipe = folder.resolve("pipe.safetensors");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path device = Files.createSymbolicLink(folder.resolve("endless.npz"), Path.of("/dev/zero"));

        for (Path file : List.of(pipe, device)) {
            assertThatThrownBy(() -> WeightImport.read(file, NETWORK, SAVED, Map.of()))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("is no regular file, but a pipe, a device or a socket");
            assertThatThrownBy(() -> TaggerModel.load(file)).hasMessageContaining("is no regular file");
        }
        assertThatThrownBy(() -> TaggerModel.load(folder)).hasMessageContaining("is no regular file, but a folder");
    }

    private static void safetensors(Path file, String header, int bytes) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        Files.write(
                file,
                ByteBuffer.allocate(8 + json.length + bytes)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(json.length)
                        .put(json)
                        .array());
    }

    @Test
    void aHeaderLongerThanTheFileIsRefused() throws IOException {
        Path file = folder.resolve("weights.safetensors");
        Files.write(
                file,
                ByteBuffer.allocate(16)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(1 << 20)
                        .array());

        assertThatThrownBy(() -> WeightImport.read(file, NETWORK, SAVED, Map.of()))
                .hasMessageContaining("is no safetensors file or is cut off");
    }

    @Test
    void aCheckpointOfAnotherKindIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("weights.pt"), new byte[] {1});

        assertThatThrownBy(() -> WeightImport.read(file, NETWORK, SAVED, Map.of()))
                .hasMessageContaining("expected a file .npz or .safetensors");
    }

    @Test
    void halfPrecisionNumbersAreThoseOfIeee754() {
        assertThat(SafeTensors.half((short) 0x3c00)).isEqualTo(1);
        assertThat(SafeTensors.half((short) 0xc000)).isEqualTo(-2);
        assertThat(SafeTensors.half((short) 0x7bff)).isEqualTo(65504);
        assertThat(SafeTensors.half((short) 0x0001)).isEqualTo(Math.pow(2, -24));
        assertThat(SafeTensors.half((short) 0xfc00)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    private static void assertScoresOfPyTorch(TaggerModel model, double tolerance) {
        try (Npz npz = Npz.open(REFERENCE)) {
            double[] logits = npz.doubles("eval/logits");
            float[] scores = model.score(jets(npz));
            assertThat(scores).hasSize(8);
            for (int jet = 0; jet < scores.length; jet++) {
                double expected = 1 / (1 + Math.exp(logits[2 * jet] - logits[2 * jet + 1]));
                assertThat((double) scores[jet]).isCloseTo(expected, within(tolerance));
            }
        }
    }

    private static FlatExamples jets(Npz npz) {
        int[] counts = WeightFiles.ints(npz, "input/nodes_per_jet");
        var offsets = new int[counts.length + 1];
        for (int jet = 0; jet < counts.length; jet++) {
            offsets[jet + 1] = offsets[jet] + counts[jet];
        }
        return new FlatExamples(
                offsets,
                3,
                WeightFiles.floats(npz, "input/features"),
                Structure.TREES,
                WeightFiles.ints(npz, "input/parent"),
                new float[counts.length]);
    }

    private static Map<String, Tensor> reference() {
        return WeightFiles.tensors(REFERENCE);
    }
}
