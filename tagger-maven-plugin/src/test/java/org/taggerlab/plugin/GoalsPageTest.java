package org.taggerlab.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The page of all goals and parameters is made of the descriptor that Maven reads. */
class GoalsPageTest {
    private static final Path DESCRIPTOR = Path.of("target/classes/META-INF/maven/plugin.xml");
    private static final Path PAGE = Path.of("../src/site/markdown/goals-and-parameters.md");

    /** A parameter as its row shows it; goals that say the same of it share the row. */
    private record Row(String property, String fallback, String meaning) implements Comparable<Row> {
        @Override
        public int compareTo(Row other) {
            return (property + meaning + fallback).compareTo(other.property + other.meaning + other.fallback);
        }
    }

    @Test
    void thePageListsEveryGoalAndEveryParameterAsTheGoalsDeclareThem() throws Exception {
        var page = page();
        var made = Path.of("target", PAGE.getFileName().toString());
        Files.writeString(made, page);

        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("goals or parameters have changed: copy tagger-maven-plugin/%s to src/site/markdown", made)
                .isEqualTo(page);
    }

    private static String page() throws Exception {
        var goals = new StringBuilder();
        var rows = new TreeMap<Row, TreeSet<String>>();
        for (var mojo : mojos()) {
            String goal = text(mojo, "goal").orElseThrow();
            goals.append("| `%s` | %s | %s |\n"
                    .formatted(
                            goal,
                            text(mojo, "phase").map(phase -> "`" + phase + "`").orElse(""),
                            cell(text(mojo, "description").orElse(""))));
            for (var parameter :
                    elements((Element) mojo.getElementsByTagName("parameters").item(0), "parameter")) {
                row(mojo, parameter)
                        .ifPresent(row -> rows.computeIfAbsent(row, any -> new TreeSet<>())
                                .add(goal));
            }
        }
        var parameters = new StringBuilder();
        rows.forEach((row, of) -> parameters.append("| `%s` | %s | %s | %s |\n"
                .formatted(row.property(), row.fallback(), row.meaning(), String.join(", ", of))));
        return """
                # Goals and parameters

                Made from the plugin's own description; `mvn tagger:help -Ddetail` prints the same.

                ## Goals

                | goal | default phase | what it does |
                |---|---|---|
                %s
                ## Parameters

                Set a parameter on the command line by its property, or in `<configuration>` by the same name without `tagger.`. Lists are
                separated by commas.

                | property | default | meaning | goals |
                |---|---|---|---|
                %s""".formatted(goals, parameters);
    }

    private static Optional<Row> row(Element mojo, Element parameter) {
        String name = text(parameter, "name").orElseThrow();
        var configuration = (Element) mojo.getElementsByTagName("configuration").item(0);
        var configured = elements(configuration, name);
        if (!text(parameter, "editable").equals(Optional.of("true")) || configured.isEmpty()) {
            return Optional.empty();
        }
        String expression = configured.get(0).getTextContent();
        String fallback = configured.get(0).getAttribute("default-value");
        boolean required = text(parameter, "required").equals(Optional.of("true"));
        return expression.startsWith("${tagger.")
                ? Optional.of(new Row(
                        expression.substring(2, expression.length() - 1),
                        fallback.isEmpty() ? required ? "required" : "" : "`" + fallback + "`",
                        cell(text(parameter, "description").orElse(""))))
                : Optional.empty();
    }

    private static List<Element> mojos() throws Exception {
        var plugin = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(DESCRIPTOR.toFile())
                .getDocumentElement();
        return elements((Element) plugin.getElementsByTagName("mojos").item(0), "mojo");
    }

    private static List<Element> elements(Element parent, String name) {
        var elements = new ArrayList<Element>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static Optional<String> text(Element parent, String name) {
        return elements(parent, name).stream().map(Element::getTextContent).findFirst();
    }

    private static String cell(String text) {
        return text.replaceAll("\\s+", " ")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("*", "\\*");
    }
}
