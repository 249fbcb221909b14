package org.taggerlab.harness.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.taggerlab.harness.descriptor.Document.Place;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;

/**
 * Changes to a descriptor: those of a profile, those of {@code -Dtagger.set=path=value}.
 *
 * <p>A path is dotted, {@code training.stop.patience}; its value replaces the whole value there.
 */
final class Settings {
    static final String SET = "-Dtagger.set=";

    private final SchemaTree tree;

    Settings(SchemaTree tree) {
        this.tree = tree;
    }

    /** What is wrong with the paths of one profile. */
    List<Diagnostic> checkProfile(Document document, String profile) {
        var found = new ArrayList<Diagnostic>();
        String pointer = Document.child("/profiles", profile);
        document.root()
                .at(pointer)
                .fieldNames()
                .forEachRemaining(path -> problem(path)
                        .ifPresent(text -> found.add(document.atKey(Document.child(pointer, path), text))));
        return found;
    }

    /** The document with a profile applied; entries with a wrong path are left out. */
    Document withProfile(Document document, String profile) {
        String from = Document.child("/profiles", profile);
        Document changed = document;
        for (Map.Entry<String, JsonNode> entry : document.root().at(from).properties()) {
            if (problem(entry.getKey()).isEmpty()) {
                String path = Document.child(from, entry.getKey());
                changed = replace(
                        changed,
                        entry.getKey(),
                        entry.getValue(),
                        moved(document.values(), path, pointer(entry.getKey())),
                        moved(document.keys(), path, pointer(entry.getKey())));
            }
        }
        return changed;
    }

    /** What is wrong with {@code -Dtagger.set}, whatever the descriptor. */
    List<Diagnostic> checkSet(Path directory, Map<String, String> set) {
        var found = new ArrayList<Diagnostic>();
        set.forEach((path, value) -> {
            problem(path)
                    .ifPresent(text -> found.add(new Diagnostic(directory, SET + path + "=" + value + ": " + text)));
            var errors = new ArrayList<Diagnostic>();
            Document.parse(directory, value, errors);
            errors.forEach(
                    error -> found.add(new Diagnostic(directory, SET + path + "=" + value + ": " + error.message())));
        });
        return found;
    }

    /** The document with {@code -Dtagger.set} applied; entries with a wrong path or value are left out. */
    Document withSet(Document document, Map<String, String> set) {
        Document changed = document;
        for (Map.Entry<String, String> entry : set.entrySet()) {
            var value = Document.parse(document.file(), entry.getValue(), new ArrayList<>());
            if (value.isPresent() && problem(entry.getKey()).isEmpty()) {
                var place = new Place(0, 0, SET + entry.getKey() + "=" + entry.getValue());
                var places = new HashMap<String, Place>();
                value.get().values().keySet().forEach(inner -> places.put(pointer(entry.getKey()) + inner, place));
                changed = replace(changed, entry.getKey(), value.get().root(), places, places);
            }
        }
        return changed;
    }

    /** Why a path cannot be set, if it cannot. */
    private Optional<String> problem(String path) {
        String pointer = "";
        var reached = new StringBuilder();
        for (String part : path.split("\\.", -1)) {
            Set<String> known = tree.keys(pointer);
            if (pointer.isEmpty()) {
                known.remove("profiles");
            }
            if (known.isEmpty()) {
                return Optional.of("there is no setting `" + path + "`: `" + reached
                        + "` is one value and is replaced as a whole");
            }
            if (!known.contains(part)) {
                String prefix = reached.isEmpty() ? "" : reached + ".";
                return Optional.of("there is no setting `" + path + "`; "
                        + Suggestion.sentence(
                                prefix + part,
                                known.stream().map(name -> prefix + name).toList()));
            }
            pointer = Document.child(pointer, part);
            reached.append(reached.isEmpty() ? "" : ".").append(part);
        }
        return Optional.empty();
    }

    private static String pointer(String path) {
        return "/" + path.replace('.', '/');
    }

    private static Map<String, Place> moved(Map<String, Place> places, String from, String to) {
        var moved = new HashMap<String, Place>();
        places.forEach((pointer, place) -> {
            if (isWithin(pointer, from)) {
                moved.put(to + pointer.substring(from.length()), place);
            }
        });
        return moved;
    }

    private static Document replace(
            Document document, String path, JsonNode value, Map<String, Place> values, Map<String, Place> keys) {
        if (!(document.root().deepCopy() instanceof ObjectNode root)) {
            return document;
        }
        ObjectNode parent = root;
        String[] parts = path.split("\\.");
        for (int i = 0; i < parts.length - 1; i++) {
            JsonNode next = parent.get(parts[i]);
            // a value in the way is another form of the same setting, or of the wrong type and reported as such
            parent = next instanceof ObjectNode map ? map : parent.putObject(parts[i]);
        }
        parent.set(parts[parts.length - 1], value);
        var newValues = without(document.values(), pointer(path));
        newValues.putAll(values);
        var newKeys = without(document.keys(), pointer(path));
        newKeys.putAll(keys);
        // maps on the way that the descriptor does not have stand where the setting stands
        for (String way = pointer(path); way.length() > 0; way = way.substring(0, way.lastIndexOf('/'))) {
            newValues.putIfAbsent(way, newValues.get(pointer(path)));
            newKeys.putIfAbsent(way, newKeys.get(pointer(path)));
        }
        return new Document(document.file(), root, newValues, newKeys);
    }

    private static Map<String, Place> without(Map<String, Place> places, String pointer) {
        var rest = new HashMap<>(places);
        rest.keySet().removeIf(place -> isWithin(place, pointer));
        return rest;
    }

    private static boolean isWithin(String pointer, String parent) {
        return pointer.equals(parent) || pointer.startsWith(parent + "/");
    }
}
