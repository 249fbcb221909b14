package org.taggerlab.plugin.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.taggerlab.harness.descriptor.Suggestion;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/** What the user wrote after {@code mvn}. */
public final class CommandLine {
    private static final String PREFIX = "tagger.";

    private CommandLine() {}

    /** The properties of this plugin among those given with {@code -D}; of others, which may hold secrets, nothing. */
    public static Map<String, String> properties(MavenSession session) {
        var properties = new TreeMap<String, String>();
        var given = session.getUserProperties();
        given.stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX))
                .forEach(name -> properties.put(name, given.getProperty(name)));
        return properties;
    }

    /**
     * Makes sure that each property of this plugin is one that a goal has, and has a value of its kind; Maven would ignore it,
     * or take {@code yes} for {@code false}.
     *
     * @param properties as {@link #properties} gives them
     * @param goals all goals of this plugin
     * @throws InvalidInputException with every property that is not
     */
    public static void check(Map<String, String> properties, List<MojoDescriptor> goals) {
        var kinds = kinds(goals);
        var wrong = new ArrayList<Diagnostic>();
        properties.forEach((property, value) -> {
            var name = property.substring(PREFIX.length());
            if (!kinds.containsKey(name)) {
                wrong.add(
                        Diagnostic.ofProperty(
                                property,
                                Suggestion.of(name, kinds.keySet())
                                        .map(meant ->
                                                "there is no such property; did you mean -D" + PREFIX + meant + "?")
                                        .orElse(
                                                "there is no such property; mvn tagger:help -Ddetail lists those of each goal")));
            } else {
                mistake(kinds.get(name), value)
                        .ifPresent(expected ->
                                wrong.add(Diagnostic.ofProperty(property, "is '" + value + "', expected " + expected)));
            }
        });
        InvalidInputException.throwIfAny(wrong);
    }

    /** The Java types of all parameters that a property sets, by the property without its prefix. */
    private static Map<String, String> kinds(List<MojoDescriptor> goals) {
        var kinds = new TreeMap<String, String>();
        for (var goal : goals) {
            for (var parameter : goal.getMojoConfiguration().getChildren()) {
                var expression = parameter.getValue("");
                if (expression.startsWith("${" + PREFIX)) {
                    var name = expression.substring(2 + PREFIX.length(), expression.length() - 1);
                    kinds.put(name, parameter.getAttribute("implementation", ""));
                }
            }
        }
        return kinds;
    }

    /** What is expected in place of a value that is not of a Java type. */
    private static Optional<String> mistake(String type, String value) {
        return switch (type) {
            case "boolean" -> expected("true or false", value, "(?i)true|false");
            case "int", "java.lang.Integer" -> expected("a whole number", value, "[-+]?[0-9]{1,9}");
            case "java.lang.Double" ->
                expected("a number", value, "[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]+)?");
            default -> Optional.empty();
        };
    }

    private static Optional<String> expected(String kind, String value, String pattern) {
        return value.matches(pattern) ? Optional.empty() : Optional.of(kind);
    }
}
