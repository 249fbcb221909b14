package org.taggerlab.reports;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The walls of this room. */
class StructureTest {
    /** Only the harness, whose results are shown, and Freemarker. */
    private static final String[] MAY_KNOW = {
        "org.taggerlab.reports..",
        "org.taggerlab.vocabulary..",
        "java..",
        "org.taggerlab.harness..",
        "com.fasterxml.jackson..",
        "freemarker.."
    };

    @Test
    void noClassKnowsWhatThisRoomMustNeverSee() {
        var room = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.taggerlab.reports");
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(MAY_KNOW)
                .check(room);
    }

    @Test
    void everyPackageSaysWhatLivesThere() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var packages = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .collect(Collectors.toSet());
            assertThat(packages)
                    .isNotEmpty()
                    .allSatisfy(folder ->
                            assertThat(folder.resolve("package-info.java")).exists());
        }
    }
}
