package org.taggerlab.harness.descriptor;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.file.RecordJson;

/** A published JSON schema, and what it finds wrong with a document, in words a user can act on. */
public final class DocumentSchema {
    /** The schema of descriptors. */
    static final String DESCRIPTOR = "tagger-descriptor.schema.json";

    /** Keywords about a map or a list, whose entries may be right all the same. */
    private static final Set<String> OF_WHOLES =
            Set.of("additionalProperties", "required", "propertyNames", "maxItems", "uniqueItems", "maxProperties");

    private final Schema schema;
    private final SchemaTree tree;

    private DocumentSchema(JsonNode json) {
        var config =
                SchemaRegistryConfig.builder().pathType(PathType.JSON_POINTER).build();
        schema = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config))
                .getSchema(json);
        tree = new SchemaTree(json);
    }

    /** The schema in a resource beside a class. */
    public static DocumentSchema of(Class<?> owner, String resource) {
        return new DocumentSchema(json(owner, resource));
    }

    static DocumentSchema descriptor() {
        return of(DocumentSchema.class, DESCRIPTOR);
    }

    /** The schema of a descriptor's section {@code network} as a document of its own. */
    static DocumentSchema network() {
        ObjectNode schema = json(DocumentSchema.class, DESCRIPTOR).deepCopy();
        return new DocumentSchema(schema.retain("$schema", "$defs").put("$ref", "#/$defs/network"));
    }

    private static JsonNode json(Class<?> owner, String resource) {
        try (InputStream stream = owner.getResourceAsStream(resource)) {
            return RecordJson.MAPPER.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keys and meanings. */
    SchemaTree tree() {
        return tree;
    }

    /** Everything that is wrong with the structure of a document. */
    public List<Diagnostic> check(Document document) {
        return check(document, sound -> List.of(), pointer -> "");
    }

    /**
     * Everything that is wrong with the structure of a document, and what further checks find. They look at the document
     * without the values that are wrong already: these are {@code null}, so that one mistake makes one message.
     *
     * @param advice what to add to the message on a key that is missing or has a value that cannot be, by its pointer
     */
    public List<Diagnostic> check(
            Document document, Function<Document, List<Diagnostic>> further, UnaryOperator<String> advice) {
        List<Error> errors = schema.validate(document.root());
        List<Diagnostic> found = messages(document, errors, advice);
        JsonNode root = document.root().deepCopy();
        for (Error error : errors) {
            if (!OF_WHOLES.contains(error.getKeyword())) {
                root = withNull(root, JsonPointer.compile(pointer(error)));
            }
        }
        found.addAll(further.apply(new Document(document.file(), root, document.values(), document.keys())));
        return found;
    }

    private List<Diagnostic> messages(Document document, List<Error> errors, UnaryOperator<String> advice) {
        var messages = new SchemaMessages(tree, document, advice);
        var found = new ArrayList<Diagnostic>();
        var misspelt = new HashSet<String>();
        var refused = new HashSet<String>();
        for (Error error : errors) {
            if (error.getKeyword().equals("additionalProperties")) {
                found.add(messages.unknownKey(pointer(error), error.getProperty(), misspelt));
            }
        }
        for (Error error : errors) {
            String pointer = pointer(error);
            switch (error.getKeyword()) {
                case "additionalProperties" -> {}
                case "required" -> {
                    // a key that was misspelt is missing too: one slip, one message
                    if (!misspelt.contains(Document.child(pointer, error.getProperty()))) {
                        found.add(messages.missingKey(pointer, error.getProperty()));
                    }
                }
                case "propertyNames" -> found.add(messages.wrongName(pointer, error.getProperty()));
                default -> {
                    // the first says it: half a jet is no whole number, and that it is below 2 is no news
                    if (refused.add(pointer)) {
                        found.add(messages.wrongValue(pointer, error));
                    }
                }
            }
        }
        return found;
    }

    private static JsonNode withNull(JsonNode root, JsonPointer wrong) {
        JsonNode parent = wrong.matches() ? null : root.at(wrong.head());
        if (parent instanceof ObjectNode map) {
            map.putNull(wrong.last().getMatchingProperty());
        } else if (parent instanceof ArrayNode list) {
            list.set(wrong.last().getMatchingIndex(), NullNode.getInstance());
        } else if (parent == null) {
            return NullNode.getInstance();
        }
        return root;
    }

    private static String pointer(Error error) {
        String pointer = error.getInstanceLocation().toString();
        return pointer.equals("/") ? "" : pointer;
    }
}
