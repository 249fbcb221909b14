package org.taggerlab.networks.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.taggerlab.jets.io.numpy.NpzWriter;
import org.taggerlab.networks.architecture.Architecture;
import org.taggerlab.networks.architecture.StateDict;
import org.taggerlab.vocabulary.file.AtomicFile;
import org.taggerlab.vocabulary.file.RecordJson;
import org.taggerlab.vocabulary.worker.ExportFormat;

/**
 * A tagger's weights as a state dict: names and shapes of the published LundNet code (arXiv:2012.08526), of weaver's
 * ParticleNet (arXiv:1902.08570) and of PyTorch's {@code TransformerEncoder}, values as they are here, in single precision.
 * {@link WeightImport} reads the same bits back.
 */
public final class WeightExport {
    /** The metadata of an {@code .npz}: a JSON object of texts. */
    static final String METADATA = "metadata.json";

    private WeightExport() {}

    /**
     * Writes {@code .safetensors} or {@code .npz}; the same tagger and metadata give the same bytes.
     *
     * @throws IOException if it cannot be written; a file that was there is untouched then
     */
    public static void write(TaggerModel model, Map<String, String> metadata, Path file) throws IOException {
        Map<String, Tensor> tensors = tensors(model);
        switch (ExportFormat.of(file).orElseThrow()) {
            case SAFETENSORS -> AtomicFile.write(file, out -> SafeTensors.write(tensors, metadata, out));
            case NPZ ->
                AtomicFile.write(file, out -> {
                    var npz = new NpzWriter(out);
                    for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
                        npz.floats(
                                tensor.getKey(),
                                tensor.getValue().floats(),
                                tensor.getValue().shape());
                    }
                    npz.entry(METADATA, RecordJson.PRETTY.writeValueAsBytes(metadata));
                    npz.finish();
                });
            case ONNX -> throw new IllegalArgumentException(file + " is to hold a network, not its weights alone");
        }
    }

    static Map<String, Tensor> tensors(TaggerModel model) {
        StateDict dict = Architecture.of(model.network()).stateDict();
        Map<String, double[]> values = dict.read(model.graph());
        var tensors = new LinkedHashMap<String, Tensor>();
        for (StateDict.Entry entry : dict.entries()) {
            tensors.put(
                    entry.name(),
                    new Tensor(SavedNames.publishedShape(model.network(), entry), values.get(entry.name())));
        }
        return tensors;
    }
}
