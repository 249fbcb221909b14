package org.taggerlab.networks;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

/** The walls of this room. */
class StructureTest {
    /** Only jets, DL4J and ND4J. */
    private static final String[] MAY_KNOW = {
        "org.taggerlab.networks..",
        "org.taggerlab.vocabulary..",
        "java..",
        "org.taggerlab.jets..",
        "com.fasterxml.jackson..",
        "org.nd4j..",
        "org.deeplearning4j..",
        "org.bytedeco..",
        "jdk.incubator.vector..",
        "org.slf4j..",
        "com.sun.management.."
    };

    private static JavaClasses room() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.taggerlab.networks");
    }

    @Test
    void vectorsHaveOneLengthEverywhere() {
        noClasses()
                .that()
                .doNotHaveSimpleName("RowLoops")
                .should()
                .accessFieldWhere(target(owner(type(FloatVector.class))).and(target(nameStartingWith("SPECIES"))))
                .because("where two lengths meet in one JVM, its compiler keeps vectors in memory")
                .check(room());
    }

    @Test
    void noClassKnowsWhatThisRoomMustNeverSee() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(MAY_KNOW)
                .check(room());
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
