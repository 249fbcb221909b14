package org.taggerlab.harness.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.taggerlab.vocabulary.worker.NumericalVersion;
import org.taggerlab.vocabulary.worker.TrialRequest;
import org.taggerlab.vocabulary.worker.TrialRequest.Part;

/** Why two trials have different content keys, in words. */
public final class KeyDifference {
    private static final int DIGITS = 8;

    private KeyDifference() {}

    /**
     * What is different, one sentence per difference: {@code training.epochs 12 -> 15}. Digests and lists of jets are cut
     * down to what a reader can tell apart. Empty if both have the same key.
     *
     * @param stored a finished trial's request, with the key under which it is stored
     * @param wanted a planned trial's request
     */
    public static List<String> between(TrialRequest stored, TrialRequest wanted) {
        if (stored.key().equals(wanted.key())) {
            return List.of();
        }
        Set<String> differences = new LinkedHashSet<>();
        Map<String, String> before = values(stored);
        Map<String, String> after = values(wanted);
        var paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        for (String path : paths) {
            String old = before.getOrDefault(path, "none");
            String now = after.getOrDefault(path, "none");
            if (!old.equals(now)) {
                differences.add(path + " " + old + " -> " + now);
            }
        }
        parts(differences, "training", stored.data().training(), wanted.data().training());
        parts(
                differences,
                "validation",
                stored.data().validation(),
                wanted.data().validation());
        parts(differences, "test", stored.data().test(), wanted.data().test());
        parts(differences, "replay", stored.data().replay(), wanted.data().replay());
        parts(
                differences,
                "source test",
                stored.data().sourceTest(),
                wanted.data().sourceTest());
        if (!stored.seeds().equals(wanted.seeds())) {
            differences.add("seeds");
        }
        String version = oldVersion(stored);
        if (!version.isEmpty() || differences.isEmpty()) {
            differences.add("numerical code version " + version + "-> " + NumericalVersion.CURRENT);
        }
        return List.copyOf(differences);
    }

    /**
     * The stored trial that a wanted one is most likely a change of: the same prescription, and the fewest differences.
     */
    public static Optional<TrialRequest> closest(Collection<TrialRequest> stored, TrialRequest wanted) {
        return stored.stream()
                .filter(request -> request.transfer()
                        .prescription()
                        .name()
                        .equals(wanted.transfer().prescription().name()))
                .min(Comparator.<TrialRequest>comparingInt(
                                request -> between(request, wanted).size())
                        .thenComparing(request -> !request.title().equals(wanted.title()))
                        .thenComparing(TrialRequest::key));
    }

    /** The earlier version of the numerical code under which a trial was stored, as {@code 1 }; empty if none fits. */
    private static String oldVersion(TrialRequest stored) {
        for (int version = NumericalVersion.CURRENT - 1; version >= 1; version--) {
            if (ContentKey.of(stored, version).equals(stored.key())) {
                return version + " ";
            }
        }
        return "";
    }

    private static Map<String, String> values(TrialRequest request) {
        var noJets = new TrialRequest.Data(List.of(), List.of(), List.of());
        ObjectNode content = ContentKey.content(request, noJets);
        content.remove(List.of("data", "seeds"));
        var values = new TreeMap<String, String>();
        flatten("", content, values);
        values.computeIfPresent("transfer.source-key", (path, key) -> cut(key));
        return values;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> flatten(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), values));
        } else if (!node.isNull()) {
            values.put(path, node.isArray() ? node.toString() : node.asText());
        }
    }

    private static void parts(Set<String> differences, String role, List<Part> before, List<Part> after) {
        if (before.size() != after.size()) {
            differences.add(role + " samples " + before.size() + " -> " + after.size());
            return;
        }
        var jets = new ArrayList<String>();
        for (int i = 0; i < before.size(); i++) {
            Part old = before.get(i);
            Part now = after.get(i);
            if (!old.sample().equals(now.sample()) || old.label() != now.label()) {
                differences.add(role + " sample " + old.sample() + " -> " + now.sample());
            } else if (!old.sha256().equals(now.sha256())) {
                differences.add(
                        "sample digest of " + now.sample() + " " + cut(old.sha256()) + " -> " + cut(now.sha256()));
            } else if (!Objects.equals(old.view(), now.view())) {
                differences.add("selection, detector or clustering of " + now.sample());
            } else if (old.jets().length != now.jets().length) {
                jets.add(now.sample() + " " + old.jets().length + " -> " + now.jets().length);
            } else if (!Arrays.equals(old.jets(), now.jets())) {
                jets.add("others of " + now.sample());
            }
        }
        if (!jets.isEmpty()) {
            differences.add(role + " jets: " + String.join(", ", jets));
        }
    }

    private static String cut(String digest) {
        return digest.length() > DIGITS ? digest.substring(0, DIGITS) : digest;
    }
}
