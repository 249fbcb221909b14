package org.taggerlab.harness;

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
    /** Only YAML, JSON and Commons Math. */
    private static final String[] MAY_KNOW = {
        "org.taggerlab.harness..",
        "org.taggerlab.vocabulary..",
        "java..",
        "com.sun.management..",
        "com.fasterxml.jackson..",
        "org.yaml.snakeyaml..",
        "org.snakeyaml..",
        "com.networknt..",
        "org.apache.commons.math3.."
    };

    @Test
    void noClassKnowsWhatThisRoomMustNeverSee() {
        var room = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.taggerlab.harness");
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
