package org.taggerlab.networks.onnx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import onnx.Onnx.ModelProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.StringStringEntryProto;
import org.taggerlab.networks.architecture.Architecture;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.vocabulary.file.AtomicFile;

/**
 * A tagger as an ONNX model, opset {@value #OPSET}: the oldest that has CumSum, and TopK that breaks ties by the smaller index.
 * The output {@code softmax [jets, 2]} is the probability of background and of signal.
 */
public final class OnnxExport {
    /** ONNX 1.6; ONNX Runtime reads it from version 1.0 on. */
    public static final int OPSET = 11;

    private static final int IR_VERSION = 6;

    private OnnxExport() {}

    /**
     * Writes a tagger; the same tagger and metadata give the same bytes.
     *
     * @throws IOException if it cannot be written; a file that was there is untouched then
     */
    public static void write(TaggerModel model, Map<String, String> metadata, Path file) throws IOException {
        var weights =
                new FoldedWeights(Architecture.of(model.network()).stateDict().read(model.graph()));
        var graph = new OnnxGraph();
        model.network()
                .match(
                        network -> new LundNetOperators(network, weights, graph).scores(),
                        network -> new ParticleNetOperators(network, weights, graph).scores(),
                        network -> new EventTransformerOperators(network, weights, graph).scores());
        var proto = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .setProducerName("tagger-lab")
                .setGraph(graph.named(model.network().label()));
        metadata.forEach((key, value) -> proto.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        AtomicFile.write(file, proto.build()::writeTo);
    }
}
