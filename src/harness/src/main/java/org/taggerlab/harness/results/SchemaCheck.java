package org.taggerlab.harness.results;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.taggerlab.vocabulary.file.RecordJson;

/**
 * Whether JSON has the keys and types of a record: everything that does not fit, each with its path, such as
 * {@code trials[3].metrics.auc}. Jackson would stop at the first, and take {@code "NaN"} for a number.
 */
final class SchemaCheck {
    /** What a result may lack; boxed numbers may always be null. */
    private static final Set<String> OPTIONAL = Set.of(
            "up-to",
            "batch-norm",
            "generator",
            "system",
            "process",
            "licence",
            "metrics",
            "source-auc",
            "cka",
            "training",
            "roc",
            "calibration",
            "scores",
            "fit",
            "arguments",
            "against-from-scratch",
            "at-least",
            "interval",
            "target",
            "left-out",
            "left-out-because",
            "overhead",
            "timed-on",
            "steps",
            "stopped",
            "test-jets",
            "source-tagger",
            "trained-on",
            "tuning",
            "gates",
            "chosen",
            "variances",
            "prediction");

    private final ResultErrors errors = new ResultErrors();

    private SchemaCheck() {}

    /** What is wrong; empty if nothing is. */
    static List<String> of(Class<? extends Record> type, JsonNode tree) {
        var check = new SchemaCheck();
        check.check("", type, tree);
        return check.errors.list();
    }

    private void check(String path, Type type, JsonNode node) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            elements(path, generic.getActualTypeArguments()[0], node);
        } else if (type instanceof ParameterizedType generic) {
            values(path, generic.getActualTypeArguments()[1], node);
        } else if (type instanceof Class<?> plain && plain.isArray()) {
            elements(path, plain.getComponentType(), node);
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            components(path, plain, node);
        } else if (type instanceof Class<?> plain && plain.isEnum()) {
            var names = names(plain);
            expect(path, node, node.isTextual() && names.contains(node.textValue()), "one of " + names);
        } else if (type == String.class) {
            expect(path, node, node.isTextual(), "a text");
        } else if (type == boolean.class) {
            expect(path, node, node.isBoolean(), "true or false");
        } else if (type == Boolean.class) {
            expect(path, node, node.isNull() || node.isBoolean(), "true, false or null");
        } else if (type == int.class || type == Integer.class) {
            expect(path, node, node.isIntegralNumber() && node.canConvertToInt(), "a whole number");
        } else if (type == long.class || type == Long.class) {
            expect(path, node, node.isIntegralNumber() && node.canConvertToLong(), "a whole number");
        } else if (type == double.class) {
            expect(path, node, isFinite(node), "a finite number");
        } else if (type == Double.class) {
            expect(path, node, node.isNull() || isFinite(node), "a finite number or null");
        }
    }

    /** The names that files use for the values of an enum. */
    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> RecordJson.MAPPER.convertValue(constant, String.class))
                .toList();
    }

    private static boolean isFinite(JsonNode node) {
        return node.isNumber() && Double.isFinite(node.doubleValue());
    }

    private void elements(String path, Type type, JsonNode node) {
        expect(path, node, node.isArray(), "a list");
        for (int i = 0; i < node.size() && node.isArray(); i++) {
            check(path + "[" + i + "]", type, node.get(i));
        }
    }

    private void values(String path, Type type, JsonNode node) {
        expect(path, node, node.isObject(), "keys and values");
        node.properties().forEach(entry -> check(join(path, entry.getKey()), type, entry.getValue()));
    }

    private void components(String path, Class<?> type, JsonNode node) {
        if (!node.isObject()) {
            expect(path, node, false, "keys and values");
            return;
        }
        RecordJson.keys(type).forEach((key, component) -> {
            var value = node.path(key);
            boolean absent = value.isMissingNode() || value.isNull();
            if (absent && (OPTIONAL.contains(key) || component.getType() == Double.class)) {
                return;
            }
            if (value.isMissingNode()) {
                errors.missing(join(path, key));
            } else {
                check(join(path, key), component.getGenericType(), value);
            }
        });
    }

    private void expect(String path, JsonNode node, boolean fits, String expected) {
        errors.expect(path, node.isNumber() ? node.asText() : node.toString(), fits, expected);
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
