package org.taggerlab.jets;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
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
    /** Only HDF5, JSON and decompression. */
    private static final String[] MAY_KNOW = {
        "org.taggerlab.jets..",
        "org.taggerlab.vocabulary..",
        "java..",
        "io.jhdf..",
        "com.fasterxml.jackson.core..",
        "org.slf4j..",
        "org.tukaani.xz..",
        "io.airlift.."
    };

    @Test
    void noClassKnowsWhatThisRoomMustNeverSee() {
        var room = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.taggerlab.jets");
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

    /** Digits and the letter i are other characters in some locales. */
    @Test
    void nothingIsFormattedInTheLocaleOfTheMachine() {
        var room = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.taggerlab.jets");
        noClasses()
                .should()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .check(room);
    }

    @Test
    void packagesHaveNoCycles() {
        var room = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.taggerlab.jets");
        slices().matching("org.taggerlab.jets.(**)").should().beFreeOfCycles().check(room);
    }
}
