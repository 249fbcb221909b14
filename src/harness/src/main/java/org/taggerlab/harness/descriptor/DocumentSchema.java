package org.taggerlab.harness.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.file.RecordJson;

/** A published JSON schema, and what it finds wrong with a document, in words a user can act on. */
public final class DocumentSchema {
    /** The schema of descriptors. */
    static final String DESCRIPTOR = "tagger-descriptor.schema.json";

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
        List<Error> errors = schema.validate(document.root());
        var messages = new SchemaMessages(tree, document);
        var found = new ArrayList<Diagnostic>();
        var misspelt = new HashSet<String>();
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
                default -> found.add(messages.wrongValue(pointer, error));
            }
        }
        return found;
    }

    private static String pointer(Error error) {
        String pointer = error.getInstanceLocation().toString();
        return pointer.equals("/") ? "" : pointer;
    }
}
