package org.taggerlab.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.beans.XMLDecoder;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.taggerlab.jets.sample.SampleException;

/** The walls of this room. */
class StructureTest {
    /** Only jets, networks, and of the harness its protocol, statistics and results. */
    private static final String[] MAY_KNOW = {
        "org.taggerlab.worker..",
        "org.taggerlab.vocabulary..",
        "java..",
        "org.taggerlab.jets..",
        "org.taggerlab.networks..",
        "org.taggerlab.harness.protocol..",
        "org.taggerlab.harness.descriptor..",
        "org.taggerlab.harness.statistics..",
        "org.taggerlab.harness.results..",
        "com.fasterxml.jackson..",
        "org.nd4j..",
        "com.sun.management.."
    };

    @Test
    void noClassKnowsWhatThisRoomMustNeverSee() {
        var room = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.taggerlab.worker");
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(MAY_KNOW)
                .check(room);
    }

    /** Of this room and of those below it: what is read may come from anybody, and nobody is listened to. */
    @Test
    void noClassDeserialisesJavaObjectsOrOpensAPort() {
        var below = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.taggerlab");
        assertThat(below.contain(SampleException.class)).isTrue();
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(
                        ObjectInputStream.class,
                        ObjectOutputStream.class,
                        XMLDecoder.class,
                        ServerSocket.class,
                        ServerSocketChannel.class,
                        DatagramSocket.class)
                .check(below);
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
