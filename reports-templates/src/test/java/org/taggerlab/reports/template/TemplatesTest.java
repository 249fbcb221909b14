package org.taggerlab.reports.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.reports.model.IndexPage;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

final class TemplatesTest {
    private static final IndexPage EMPTY =
            new IndexPage("Experiments", "", List.of(), List.of(), List.of(), List.of(), List.of(), "footer <&>");

    @TempDir
    Path folder;

    @Test
    void aTemplateOfTheUsersReplacesTheEmbeddedOne() throws IOException {
        assertThat(render("My ${title}: ${footer}")).isEqualTo("My Experiments: footer &lt;&amp;&gt;");
    }

    @Test
    void aStyleSheetOfTheUsersIsPrintedIntoTheEmbeddedTemplate() throws IOException {
        Files.writeString(folder.resolve("report.css"), "h1 > a { color: rebeccapurple }");

        assertThat(new Templates(folder).render("index.ftl", EMPTY))
                .contains("h1 > a { color: rebeccapurple }")
                .contains("<h1>Experiments</h1>");
    }

    @Test
    void aSyntaxErrorNamesFileLineAndColumnAndTheEmbeddedTemplateIsNotUsed() {
        assertThatThrownBy(() -> render("fine\n<#if title>\nnever closed"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(folder.resolve("index.ftl") + ":")
                .hasMessageContaining("#if")
                .hasMessageContaining("remove it to use the embedded template");
    }

    @Test
    void aValueThatIsNotInTheModelNamesFileLineAndColumn() {
        assertThatThrownBy(() -> render("fine\n${titel}"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(folder.resolve("index.ftl") + ":2:3: ")
                .hasMessageContaining("titel");
    }

    @Test
    void aTemplateCannotMakeObjectsReachClassesOrRunCode() {
        for (String attack : List.of(
                "${'freemarker.template.utility.Execute'?new()('id')}",
                "${'freemarker.template.utility.ObjectConstructor'?new()('java.io.File', '/')}",
                "${title?api.getClass()}",
                "${title.class}",
                "${entries.getClass().getName()}",
                "<#include '/etc/passwd'>",
                "<#include '../../../../../../etc/passwd' parse=false>")) {
            assertThatThrownBy(() -> render(attack))
                    .as(attack)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("index.ftl");
        }
    }

    @Test
    void aFolderThatIsNotThereOrReplacesNothingIsAnError() throws IOException {
        assertThatThrownBy(() -> new Templates(folder.resolve("absent")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not a folder");
        Files.writeString(folder.resolve("mine.txt"), "something else");
        assertThatThrownBy(() -> new Templates(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("replaces no template")
                .hasMessageContaining("report.ftl");
    }

    @Test
    void misspeltFileBesideARightOneIsAnErrorUnlessATemplateIncludesIt() throws IOException {
        Files.writeString(folder.resolve("report.css"), "h1 { color: red }");
        Files.writeString(folder.resolve("reprot.ftl"), "misspelt");
        assertThatThrownBy(() -> new Templates(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(folder.resolve("reprot.ftl")
                        + ": replaces no template and is included by none; did you mean report.ftl?");
        assertThat(render("<#include 'reprot.ftl'>")).isEqualTo("misspelt");
    }

    private String render(String template) throws IOException {
        Files.writeString(folder.resolve("index.ftl"), template);
        return new Templates(folder).render("index.ftl", EMPTY);
    }
}
