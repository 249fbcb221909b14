package org.taggerlab.vocabulary.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.taggerlab.vocabulary.file.RecordJson;

/** Which record a prescription's name stands for. */
final class PrescriptionTypes {
    private static final Map<String, Class<? extends Prescription>> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put(Prescription.Source.NAME, Prescription.Source.class);
        BY_NAME.put(Prescription.FromScratch.NAME, Prescription.FromScratch.class);
        BY_NAME.put(Prescription.FineTuned.NAME, Prescription.FineTuned.class);
        BY_NAME.put(Prescription.Frozen.NAME, Prescription.Frozen.class);
        BY_NAME.put(Prescription.LinearProbe.NAME, Prescription.LinearProbe.class);
        BY_NAME.put(Prescription.ProbeThenTune.NAME, Prescription.ProbeThenTune.class);
        BY_NAME.put(Prescription.Unfreezing.NAME, Prescription.Unfreezing.class);
        BY_NAME.put(Prescription.LayerDecay.NAME, Prescription.LayerDecay.class);
        BY_NAME.put(Prescription.NormsAndBiases.NAME, Prescription.NormsAndBiases.class);
        BY_NAME.put(Prescription.LowRank.NAME, Prescription.LowRank.class);
        BY_NAME.put(Prescription.L2ToSource.NAME, Prescription.L2ToSource.class);
        BY_NAME.put(Prescription.Replay.NAME, Prescription.Replay.class);
        BY_NAME.put(Prescription.AddedBackground.NAME, Prescription.AddedBackground.class);
        BY_NAME.put(Prescription.Recalibrated.NAME, Prescription.Recalibrated.class);
    }

    private static final Map<Class<?>, String> NAMES =
            BY_NAME.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private PrescriptionTypes() {}

    /** All names, in the order in which messages list them. */
    static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /** The name of a record. */
    static String name(Class<? extends Prescription> type) {
        return NAMES.get(type);
    }

    /** {@link Prescription#of}. */
    static Prescription of(String name, ObjectNode settings) {
        Class<? extends Prescription> type = of(name);
        ObjectNode own = settings.deepCopy().retain(RecordJson.keys(type).keySet());
        try {
            return RecordJson.MAPPER.treeToValue(own, type);
        } catch (JsonProcessingException wrong) {
            String problem = wrong.getCause() instanceof IllegalArgumentException refused
                    ? refused.getMessage()
                    : wrong.getOriginalMessage();
            throw new IllegalArgumentException("prescription " + name + ": " + problem, wrong);
        }
    }

    private static Class<? extends Prescription> of(String name) {
        var type = BY_NAME.get(name);
        if (type == null) {
            throw new IllegalArgumentException(
                    "there is no prescription '" + name + "'; there are " + String.join(", ", BY_NAME.keySet()));
        }
        return type;
    }
}
