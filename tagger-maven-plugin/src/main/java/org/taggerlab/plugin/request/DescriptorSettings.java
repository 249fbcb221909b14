package org.taggerlab.plugin.request;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/** The grammar of {@code tagger.set}: {@code path=value}, several separated by commas, semicolons or lines. */
public final class DescriptorSettings {
    private DescriptorSettings() {}

    /**
     * Paths in a descriptor with their new values, in the order given; a comma inside brackets, braces or quotes belongs
     * to the value, so {@code target.sizes=[500, 1000],seed=7} sets two things.
     *
     * @param text may be {@code null}
     * @throws InvalidInputException for a part without a path or a value, or a path given twice
     */
    public static Map<String, String> parse(String text) {
        var settings = new LinkedHashMap<String, String>();
        var wrong = new ArrayList<Diagnostic>();
        for (var part : split(text == null ? "" : text)) {
            var equals = part.indexOf('=');
            var path = equals < 0 ? "" : part.substring(0, equals).strip();
            var value = part.substring(equals + 1).strip();
            if (path.isEmpty() || value.isEmpty()) {
                wrong.add(Diagnostic.ofProperty(
                        "tagger.set",
                        "'%s' is not path=value. Write -Dtagger.set=training.epochs=3, several separated by commas, and a list in brackets"
                                .formatted(part)));
            } else if (settings.putIfAbsent(path, value) != null) {
                wrong.add(Diagnostic.ofProperty("tagger.set", "'%s' is set twice. Keep one of them".formatted(path)));
            }
        }
        InvalidInputException.throwIfAny(wrong);
        return Collections.unmodifiableMap(settings);
    }

    private static List<String> split(String text) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        var depth = 0;
        var quote = '\0';
        for (var c : text.toCharArray()) {
            if (quote != '\0') {
                quote = c == quote ? '\0' : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '[' || c == '{') {
                depth++;
            } else if (c == ']' || c == '}') {
                depth--;
            } else if (depth == 0 && (c == ',' || c == ';' || c == '\n')) {
                parts.add(part.toString().strip());
                part.setLength(0);
                continue;
            }
            part.append(c);
        }
        parts.add(part.toString().strip());
        parts.removeIf(String::isEmpty);
        return parts;
    }
}
