package org.taggerlab.networks.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.taggerlab.networks.examples.FlatExamples;

/** An exported tagger in ONNX Runtime. */
public final class OnnxScores {
    private OnnxScores() {}

    /** Scores of jets or events, all in one batch. */
    public static float[] of(Path model, FlatExamples examples) throws OrtException {
        return of(model, inputs(examples));
    }

    /** The second column of the output. */
    public static float[] of(Path model, Map<String, OnnxTensor> inputs) throws OrtException {
        var options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        try (var session = OrtEnvironment.getEnvironment().createSession(model.toString(), options);
                var outputs = session.run(inputs)) {
            var softmax = (float[][]) outputs.get("softmax").orElseThrow().getValue();
            var scores = new float[softmax.length];
            for (int jet = 0; jet < scores.length; jet++) {
                scores[jet] = softmax[jet][1];
            }
            return scores;
        }
    }

    private static Map<String, OnnxTensor> inputs(FlatExamples examples) throws OrtException {
        int jets = examples.jets();
        int width = examples.featureCount();
        var inputs = new HashMap<String, OnnxTensor>();
        switch (examples.structure()) {
            case TREES -> {
                inputs.put("nodes", tensor(examples.features(), examples.nodes(), width));
                inputs.put(
                        "parents",
                        tensor(Arrays.stream(examples.parents()).asLongStream().toArray()));
                inputs.put(
                        "counts",
                        tensor(IntStream.range(0, jets)
                                .mapToLong(examples::nodes)
                                .toArray()));
            }
            case SETS -> inputs.put("objects", tensor(examples.features(), jets, examples.nodes(0), width));
            case CLOUDS -> clouds(examples, inputs);
        }
        return inputs;
    }

    /** Padded with numbers that must not matter. */
    private static void clouds(FlatExamples examples, Map<String, OnnxTensor> inputs) throws OrtException {
        int jets = examples.jets();
        int width = examples.featureCount();
        int most = IntStream.range(0, jets).map(examples::nodes).max().orElseThrow();
        var points = new float[jets * 2 * most];
        var features = new float[jets * width * most];
        var mask = new float[jets * most];
        Arrays.fill(points, 0.01f);
        Arrays.fill(features, Float.NaN);
        for (int jet = 0; jet < jets; jet++) {
            for (int particle = 0; particle < examples.nodes(jet); particle++) {
                mask[jet * most + particle] = 1;
                for (int i = 0; i < width; i++) {
                    float value = examples.features()[(examples.offsets()[jet] + particle) * width + i];
                    features[(jet * width + i) * most + particle] = value;
                    if (i < 2) {
                        points[(jet * 2 + i) * most + particle] = value;
                    }
                }
            }
        }
        inputs.put("points", tensor(points, jets, 2, most));
        inputs.put("features", tensor(features, jets, width, most));
        inputs.put("mask", tensor(mask, jets, 1, most));
    }

    static OnnxTensor tensor(float[] values, long... shape) throws OrtException {
        return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), FloatBuffer.wrap(values), shape);
    }

    static OnnxTensor tensor(long[] values) throws OrtException {
        return OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), LongBuffer.wrap(values), new long[] {values.length});
    }
}
