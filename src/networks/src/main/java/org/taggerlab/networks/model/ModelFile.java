package org.taggerlab.networks.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UTFDataFormatException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.taggerlab.networks.architecture.Architecture;
import org.taggerlab.networks.architecture.GraphOptions;
import org.taggerlab.vocabulary.file.AtomicFile;
import org.taggerlab.vocabulary.file.RecordJson;
import org.taggerlab.vocabulary.file.ZipEntries;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.network.TaggerKeys;

/**
 * The archive that DL4J's {@link ModelSerializer} writes and reads, with {@value #DESCRIPTION} beside its entries.
 *
 * <p>This class does not let DL4J read it: that would deserialise an entry {@code preprocessor.bin} as
 * Java objects and take class names from {@code configuration.json}. The network is built from {@value #DESCRIPTION}, of
 * the rest only numbers are read.
 */
final class ModelFile {
    static final String DESCRIPTION = TaggerKeys.DESCRIPTION;

    private static final Set<String> ENTRIES =
            Set.of(ModelSerializer.CONFIGURATION_JSON, ModelSerializer.COEFFICIENTS_BIN, DESCRIPTION);

    private static final int MOST_JSON_BYTES = 1 << 20;
    private static final int MOST_BYTES = 1 << 29;

    private ModelFile() {}

    static void write(TaggerModel model, Path file) throws IOException {
        ComputationGraph graph = model.graph();
        var description = ModelDescription.of(
                model.network(), Weights.count(graph), Coefficients.layout(graph), model.provenance());
        var weights = new ByteArrayOutputStream();
        Nd4j.write(graph.params().castTo(DataType.FLOAT), new DataOutputStream(weights));
        AtomicFile.write(file, target -> {
            var out = new ZipOutputStream(target);
            put(out, DESCRIPTION, RecordJson.PRETTY.writeValueAsBytes(description));
            put(
                    out,
                    ModelSerializer.CONFIGURATION_JSON,
                    Architecture.of(model.network())
                            .configuration(0, GraphOptions.defaults())
                            .toJson()
                            .getBytes(StandardCharsets.UTF_8));
            put(out, ModelSerializer.COEFFICIENTS_BIN, weights.toByteArray());
            out.finish();
        });
    }

    private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
        // archives of the same tagger are the same bytes
        out.putNextEntry(ZipEntries.timeless(name));
        out.write(content);
        out.closeEntry();
    }

    static TaggerModel read(Path file) throws IOException {
        ModelException.requireRegular(file);
        try (var zip = new ZipFile(file.toFile())) {
            checkNames(file, zip);
            ModelDescription description = description(file, zip);
            byte[] coefficients = bytes(file, zip, ModelSerializer.COEFFICIENTS_BIN, MOST_BYTES);
            TaggerModel model = empty(file, description, coefficients.length);
            Coefficients.read(
                    file, new ByteArrayInputStream(coefficients), model.graph().params());
            return model;
        } catch (ZipException | EOFException | UTFDataFormatException damaged) {
            throw new ModelException(
                    file, "is no model file or is damaged (%s)".formatted(damaged.getMessage()), damaged);
        }
    }

    /** Nothing is allocated for a network that the file has no weights for. */
    private static TaggerModel empty(Path file, ModelDescription description, long bytes) {
        try {
            Network network = description.network();
            if (description.leastWeights(network) * Float.BYTES > bytes) {
                throw new ModelException(
                        file,
                        "its weights have %s bytes, the network that its %s describes needs more"
                                .formatted(bytes, DESCRIPTION));
            }
            ComputationGraph graph = Architecture.of(network).create(0);
            List<String> layout = Coefficients.layout(graph);
            if (!layout.equals(description.layout())) {
                throw new ModelException(
                        file,
                        "its weights are laid out as %s, this version lays them out as %s; convert it with the"
                                        .formatted(description.layout(), layout)
                                + " version that wrote it");
            }
            return new TaggerModel(network, graph, description.provenance());
        } catch (ModelException known) {
            throw known;
        } catch (JsonProcessingException wrong) {
            throw misunderstood(file, wrong.getOriginalMessage(), wrong);
        } catch (RuntimeException impossible) {
            throw new ModelException(
                    file,
                    "its %s describes a tagger that cannot be: %s".formatted(DESCRIPTION, impossible.getMessage()),
                    impossible);
        }
    }

    private static void checkNames(Path file, ZipFile zip) {
        List<String> names = zip.stream().map(ZipEntry::getName).toList();
        for (String name : names) {
            if (!ENTRIES.contains(name)) {
                throw new ModelException(
                        file, "holds an entry '%s' that no model file has; it will not be read".formatted(name));
            }
        }
        for (String name : List.of(DESCRIPTION, ModelSerializer.COEFFICIENTS_BIN)) {
            if (!names.contains(name)) {
                throw new ModelException(
                        file,
                        "has no entry '%s': it was not written by this harness; import its weights instead"
                                .formatted(name));
            }
        }
    }

    /** An entry as a whole, with the checksum checked, which {@link ZipFile} leaves to its callers. */
    private static byte[] bytes(Path file, ZipFile zip, String name, int most) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(most);
            var checksum = new CRC32();
            checksum.update(bytes);
            if (checksum.getValue() != entry.getCrc()) {
                throw new ModelException(file, "is damaged: the checksum of its entry %s is wrong".formatted(name));
            }
            return bytes;
        }
    }

    private static ModelDescription description(Path file, ZipFile zip) throws IOException {
        byte[] json = bytes(file, zip, DESCRIPTION, MOST_JSON_BYTES);
        try {
            String format = RecordJson.MAPPER.readTree(json).path("format").asText();
            if (!format.equals(ModelDescription.FORMAT)) {
                throw new ModelException(
                        file,
                        "has the format '%s', this version reads '%s'".formatted(format, ModelDescription.FORMAT));
            }
            ModelDescription description = RecordJson.MAPPER.readValue(json, ModelDescription.class);
            if (!description.missing().isEmpty()) {
                throw new ModelException(file, "its %s has no %s".formatted(DESCRIPTION, description.missing()));
            }
            return description;
        } catch (JsonProcessingException wrong) {
            throw misunderstood(file, wrong.getOriginalMessage(), wrong);
        } catch (IllegalArgumentException wrong) {
            throw misunderstood(file, wrong.getMessage(), wrong);
        }
    }

    private static ModelException misunderstood(Path file, String why, Exception cause) {
        return new ModelException(file, "its %s cannot be understood: %s".formatted(DESCRIPTION, why), cause);
    }
}
