package org.taggerlab.harness.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.taggerlab.harness.descriptor.Document.Place;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;

/**
 * Builds a {@link Document} from YAML events, so that every node keeps its place.
 *
 * <p>Stricter than YAML: no anchors and aliases (a few lines of them can stand for gigabytes), no tags (they name
 * classes), no key twice, no second document. Scalars are those of YAML 1.2's core schema: {@code on}, {@code no} and
 * {@code 1_000} are text.
 */
final class YamlTree {
    private static final int MAX_DEPTH = 30;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Path file;
    private final List<Diagnostic> errors;
    private final Map<String, Place> values = new HashMap<>();
    private final Map<String, Place> keys = new HashMap<>();
    private Iterator<Event> events;

    YamlTree(Path file, List<Diagnostic> errors) {
        this.file = file;
        this.errors = errors;
    }

    Optional<Document> read(String text) {
        var options = new LoaderOptions();
        options.setCodePointLimit(Document.MAX_CHARACTERS);
        int before = errors.size();
        try {
            events = new Yaml(options).parse(new StringReader(text)).iterator();
            events.next(); // the stream's start
            if (!events.next().is(Event.ID.DocumentStart)) {
                errors.add(new Diagnostic(file, "is empty"));
                return Optional.empty();
            }
            JsonNode root = node(events.next(), "", 0);
            events.next(); // the document's end
            Event after = events.next();
            if (!after.is(Event.ID.StreamEnd)) {
                error(after, "a second document begins here; one file holds one document");
            }
            return errors.size() == before ? Optional.of(new Document(file, root, values, keys)) : Optional.empty();
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            String context = e.getContext() == null ? "" : e.getContext() + ": ";
            errors.add(new Diagnostic(
                    file, mark.getLine() + 1, mark.getColumn() + 1, "not valid YAML: " + context + e.getProblem()));
        } catch (TooDeep e) {
            errors.add(new Diagnostic(file, "is nested deeper than " + MAX_DEPTH + " levels"));
        } catch (YAMLException e) {
            errors.add(new Diagnostic(file, "not valid YAML: " + e.getMessage().replaceAll("\\s+", " ")));
        }
        return Optional.empty();
    }

    private JsonNode node(Event event, String pointer, int depth) {
        if (depth > MAX_DEPTH) {
            throw new TooDeep();
        }
        values.put(pointer, place(event));
        refuseReferences(event);
        if (event instanceof MappingStartEvent) {
            return map(pointer, depth);
        }
        if (event instanceof SequenceStartEvent) {
            ArrayNode array = NODES.arrayNode();
            for (Event item = events.next(); !item.is(Event.ID.SequenceEnd); item = events.next()) {
                array.add(node(item, pointer + "/" + array.size(), depth + 1));
            }
            return array;
        }
        if (event instanceof ScalarEvent scalar) {
            return scalar.isPlain() ? PlainScalar.of(scalar.getValue()) : NODES.textNode(scalar.getValue());
        }
        return NODES.nullNode();
    }

    private JsonNode map(String pointer, int depth) {
        ObjectNode map = NODES.objectNode();
        for (Event key = events.next(); !key.is(Event.ID.MappingEnd); key = events.next()) {
            refuseReferences(key);
            if (!(key instanceof ScalarEvent name)) {
                error(key, "a key has to be a word");
                node(key, pointer + "/?", depth + 1);
                node(events.next(), pointer + "/?", depth + 1);
                continue;
            }
            String child = Document.child(pointer, name.getValue());
            if (map.has(name.getValue())) {
                error(
                        key,
                        "key `" + name.getValue() + "` stands twice; the first is in line "
                                + keys.get(child).line());
                node(events.next(), child + "/?", depth + 1);
                continue;
            }
            keys.put(child, place(key));
            map.set(name.getValue(), node(events.next(), child, depth + 1));
        }
        return map;
    }

    private void refuseReferences(Event event) {
        if (event instanceof AliasEvent alias) {
            error(event, "alias `*" + alias.getAnchor() + "`: aliases are not accepted; write the value out");
        } else if (event instanceof NodeEvent node && node.getAnchor() != null) {
            error(
                    event,
                    "anchor `&" + node.getAnchor() + "`: anchors are not accepted; write the value out where needed");
        }
        String tag = tag(event);
        if (tag != null) {
            error(event, "tag `" + tag + "`: tags are not accepted; write the plain value");
        }
    }

    private static String tag(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getTag();
        }
        if (event instanceof MappingStartEvent map) {
            return map.getTag();
        }
        return event instanceof SequenceStartEvent sequence ? sequence.getTag() : null;
    }

    private void error(Event event, String message) {
        Place place = place(event);
        errors.add(new Diagnostic(file, place.line(), place.column(), message));
    }

    private static Place place(Event event) {
        Mark mark = event.getStartMark();
        return new Place(mark.getLine() + 1, mark.getColumn() + 1, "");
    }

    private static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
