package org.taggerlab.harness.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;

/** What a schema's verdict means for the one who wrote the file. */
final class SchemaMessages {
    /** A whole number whose digits are grouped by thousands. */
    private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}([_, '][0-9]{3})+|[0-9]+(_[0-9]+)+");

    private final SchemaTree tree;
    private final Document document;
    private final UnaryOperator<String> advice;

    /** @param advice what to add on a key that is missing or has a value that cannot be, by its pointer */
    SchemaMessages(SchemaTree tree, Document document, UnaryOperator<String> advice) {
        this.tree = tree;
        this.document = document;
        this.advice = advice;
    }

    /** A key that the schema does not know; {@code misspelt} receives the pointer of what was probably meant. */
    Diagnostic unknownKey(String pointer, String key, Set<String> misspelt) {
        Set<String> known = tree.keys(pointer);
        if (known.contains(key)) {
            // a key of another alternative than the one that its neighbours have chosen
            var neighbours = new TreeSet<String>(known);
            document.root().at(pointer).fieldNames().forEachRemaining(neighbours::remove);
            known.removeAll(neighbours);
            known.remove(key);
            return document.atKey(
                    Document.child(pointer, key),
                    "`" + name(pointer) + "` cannot have `" + key + "` beside " + String.join(", ", known));
        }
        Suggestion.of(key, known).ifPresent(name -> misspelt.add(Document.child(pointer, name)));
        String where = pointer.isEmpty() ? "" : " in `" + name(pointer) + "`";
        return document.atKey(
                Document.child(pointer, key),
                "unknown key `" + key + "`" + where + "; " + Suggestion.sentence(key, known));
    }

    /** A key that has to be there. */
    Diagnostic missingKey(String pointer, String key) {
        String meaning = tree.description(Document.child(pointer, key))
                .map(text -> " (" + text + ")")
                .orElse("");
        String message = pointer.isEmpty()
                ? "`" + key + "` is missing" + meaning
                : "`" + name(pointer) + "` has no `" + key + "`" + meaning;
        return document.atKey(pointer, message + advice.apply(Document.child(pointer, key)));
    }

    /** A key that the user may choose, but not like this. */
    Diagnostic wrongName(String pointer, String key) {
        return document.atKey(
                Document.child(pointer, key),
                "`" + key
                        + "` cannot be a name: it may have letters, digits, `_`, `-` (and, for a sample, `.`), begins "
                        + "with a letter or digit, and has 64 characters at most");
    }

    /** A value that cannot be. */
    Diagnostic wrongValue(String pointer, Error error) {
        JsonNode value = document.root().at(pointer);
        JsonNode limit = error.getSchemaNode();
        String what = pointer.isEmpty() ? "the file" : "`" + name(pointer) + "`";
        String is = what + " is " + shown(value);
        String message = switch (error.getKeyword()) {
            case "type" -> is + "; expected " + types(limit) + hint(pointer, value, limit);
            case "enum" -> is + "; " + choice(value, limit);
            case "minimum" -> is + "; expected at least " + limit.asText();
            case "maximum" -> is + "; expected at most " + limit.asText();
            case "exclusiveMinimum" -> is + "; expected more than " + limit.asText();
            case "exclusiveMaximum" -> is + "; expected less than " + limit.asText();
            case "minItems" -> what + " has " + value.size() + " entries; expected at least " + limit.asText();
            case "maxItems" -> what + " has " + value.size() + " entries; expected at most " + limit.asText();
            case "uniqueItems" -> what + " names something twice: " + shown(value);
            case "minLength" -> what + " is empty; write something, or leave the key out";
            case "minProperties" ->
                what + " is empty; expected "
                        + (tree.keys(pointer).isEmpty()
                                ? "one entry at least"
                                : "one of " + String.join(", ", tree.keys(pointer)));
            case "maxProperties" ->
                what + " has " + value.size() + " keys; expected one; begin each entry of the list with `- `";
            case "pattern" -> is + "; expected " + tree.description(pointer).orElse("another form");
            default -> is + ": " + error.getMessage();
        };
        return document.atValue(pointer, message + advice.apply(pointer));
    }

    /** {@code /target/sizes/1} as {@code target.sizes[1]}. */
    static String name(String pointer) {
        var name = new StringBuilder();
        for (String part :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/")) {
            String key = part.replace("~1", "/").replace("~0", "~");
            if (!key.isEmpty() && key.chars().allMatch(Character::isDigit)) {
                name.append('[').append(key).append(']');
            } else {
                name.append(name.isEmpty() ? "" : ".").append(key);
            }
        }
        return name.toString();
    }

    /** A value as it may stand in a message. */
    static String shown(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "empty";
        }
        if (value.isObject()) {
            return "a map";
        }
        String text = value.toString();
        String cut = text.length() > 60 ? text.substring(0, 57) + "..." : text;
        return value.isArray() ? "the list " + cut : value.isTextual() ? "the text " + cut : cut;
    }

    private String choice(JsonNode value, JsonNode limit) {
        List<String> known = StreamSupport.stream(limit.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        String all = "expected " + (known.size() == 1 ? "" : "one of ") + String.join(", ", known);
        return Suggestion.of(value.asText(), known)
                .map(name -> "did you mean `" + name + "`? " + upper(all))
                .orElse(all);
    }

    private static String upper(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private static String types(JsonNode types) {
        var all = new ArrayList<String>();
        if (types.isTextual()) {
            all.add(types.asText());
        } else {
            types.forEach(type -> all.add(type.asText()));
        }
        return all.stream()
                .map(type -> switch (type) {
                    case "integer" -> "a whole number";
                    case "number" -> "a number";
                    case "string" -> "text";
                    case "array" -> "a list";
                    case "object" -> "a map";
                    case "null" -> "nothing";
                    default -> "true or false";
                })
                .collect(Collectors.joining(" or "));
    }

    private String hint(String pointer, JsonNode value, JsonNode expected) {
        String text = value.asText();
        if (expected.asText().equals("array")) {
            if (value.isObject()) {
                return "; begin each entry of the list with `- `";
            } else if (text.contains(",")) {
                return "; write [" + text + "]";
            }
        } else if (value.isTextual()) {
            boolean isGrouped = GROUPED.matcher(text).matches();
            JsonNode plain = PlainScalar.of(isGrouped ? text.replaceAll("[^0-9]", "") : text);
            if (plain.isNumber()) {
                return "; write " + plain.asText();
            }
        }
        return tree.description(pointer).map(meaning -> " (" + meaning + ")").orElse("");
    }
}
