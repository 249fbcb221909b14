package org.taggerlab.networks.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.taggerlab.jets.io.numpy.Npz;

/** Weights as PyTorch's users save them. */
final class WeightFiles {
    static final Path LUNDNET3 = Path.of("src/test/resources/reference/lundnet3-small.npz");
    static final Path PARTICLENET = Path.of("src/test/resources/reference/particlenet.npz");
    static final Path PARTICLENET_LITE = Path.of("src/test/resources/reference/particlenet-lite.npz");

    private WeightFiles() {}

    /** The weights of a reference. */
    static Map<String, Tensor> tensors(Path reference) {
        try (Npz npz = Npz.open(reference)) {
            var tensors = new LinkedHashMap<String, Tensor>();
            for (String name : npz.names()) {
                if (name.startsWith("weights/")) {
                    long[] shape = Arrays.stream(npz.shape(name)).asLongStream().toArray();
                    tensors.put(name.substring("weights/".length()), new Tensor(shape, npz.doubles(name)));
                }
            }
            return tensors;
        }
    }

    /** @param type {@code F64}, {@code F32} or {@code BF16} */
    static void safetensors(Path file, Map<String, Tensor> tensors, String type) throws IOException {
        var header = new StringBuilder("{\"__metadata__\":{\"format\":\"pt\"}");
        var data = new ByteArrayOutputStream();
        for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
            int from = data.size();
            data.write(values(tensor.getValue().values(), type));
            header.append(",\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                    .formatted(
                            tensor.getKey(),
                            type,
                            Arrays.toString(tensor.getValue().shape()),
                            from,
                            data.size()));
        }
        byte[] json = header.append('}').toString().getBytes(StandardCharsets.UTF_8);
        var out = ByteBuffer.allocate(8 + json.length + data.size()).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(json.length).put(json).put(data.toByteArray());
        Files.write(file, out.array());
    }

    /**
     * An archive as NumPy writes it.
     *
     * @param type {@code F64}, {@code F32} or {@code BF16}
     * @param isPacked or stored
     */
    static void npz(Path file, Map<String, Tensor> tensors, String type, boolean isPacked) throws IOException {
        String descr = type.equals("F64") ? "<f8" : type.equals("F32") ? "<f4" : "|V2";
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
                String shape = Arrays.toString(tensor.getValue().shape());
                String header = "{'descr': '%s', 'fortran_order': False, 'shape': (%s,), }\n"
                        .formatted(descr, shape.substring(1, shape.length() - 1));
                var array = new ByteArrayOutputStream();
                array.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
                array.write(new byte[] {(byte) header.length(), (byte) (header.length() >> 8)});
                array.write(header.getBytes(StandardCharsets.US_ASCII));
                array.write(values(tensor.getValue().values(), type));
                put(zip, tensor.getKey() + ".npy", array.toByteArray(), isPacked);
            }
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] content, boolean isPacked) throws IOException {
        var entry = new ZipEntry(name);
        if (!isPacked) {
            var checksum = new CRC32();
            checksum.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(checksum.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(content);
    }

    private static byte[] values(double[] values, String type) {
        int width = type.equals("F64") ? 8 : type.equals("F32") ? 4 : 2;
        var bytes = ByteBuffer.allocate(width * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            switch (type) {
                case "F64" -> bytes.putDouble(value);
                case "F32" -> bytes.putFloat((float) value);
                default -> bytes.putShort((short) (Float.floatToIntBits((float) value) >> 16));
            }
        }
        return bytes.array();
    }

    /** Values of an array of whole numbers. */
    static int[] ints(Npz npz, String name) {
        return Arrays.stream(npz.doubles(name)).mapToInt(value -> (int) value).toArray();
    }

    /** Values of an array of 32-bit floating-point numbers. */
    static float[] floats(Npz npz, String name) {
        double[] values = npz.doubles(name);
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
