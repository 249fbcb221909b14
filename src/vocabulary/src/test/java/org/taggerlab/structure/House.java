package org.taggerlab.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.beans.XMLDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The walls of every room: what a module may know, that its packages form no cycle, that nothing is deserialised and no
 * port is opened. Each module runs it on itself by a subclass.
 */
public abstract class House {
    private static final Path CLASSES = Path.of("target/classes");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?([\\w.]+);", Pattern.MULTILINE);

    private static final Pattern FORMATTED = Pattern.compile("\\.formatted\\(");
    private static final Pattern NUMBER = Pattern.compile("%(?:\\d+\\$)?[-+0#,(]*\\d*(?:\\.\\d+)?[defgx]");

    /** What each module may know besides itself, Java and the vocabulary. */
    private static final Map<String, List<String>> MAY_KNOW = Map.of(
            "vocabulary", List.of("com.fasterxml.jackson"),
            "jets", List.of("io.jhdf", "com.fasterxml.jackson.core", "org.slf4j", "org.tukaani.xz", "io.airlift"),
            "networks",
                    List.of(
                            "org.taggerlab.jets",
                            "com.fasterxml.jackson",
                            "org.nd4j",
                            "onnx",
                            "org.deeplearning4j",
                            "org.bytedeco",
                            "jdk.incubator.vector",
                            "org.slf4j",
                            "com.sun.management"),
            "harness",
                    List.of(
                            "com.sun.management",
                            "com.fasterxml.jackson",
                            "org.yaml.snakeyaml",
                            "org.snakeyaml",
                            "com.networknt",
                            "org.apache.commons.math3"),
            "worker",
                    List.of(
                            "org.taggerlab.jets",
                            "org.taggerlab.networks",
                            "org.taggerlab.harness.protocol",
                            "org.taggerlab.harness.statistics",
                            "com.fasterxml.jackson",
                            "org.nd4j",
                            "com.sun.management"),
            "reports",
                    List.of(
                            "org.taggerlab.harness",
                            "com.fasterxml.jackson",
                            "freemarker",
                            "org.apache.batik",
                            "org.apache.fop"),
            "plugin",
                    List.of(
                            "org.taggerlab.harness",
                            "org.taggerlab.reports",
                            "org.apache.maven",
                            "org.eclipse.aether",
                            "org.codehaus.plexus",
                            "javax.inject",
                            "javax.annotation",
                            "org.slf4j"));

    private static JavaClasses classes;

    private final String room = getClass().getPackageName().replace("org.taggerlab.", "");

    /** The module's own classes, without those that a build generates; read once. */
    protected JavaClasses room() {
        if (classes == null) {
            classes = read();
        }
        return classes;
    }

    private static JavaClasses read() {
        return new ClassFileImporter()
                .importPath(CLASSES)
                .that(new com.tngtech.archunit.base.DescribedPredicate<>("are not generated") {
                    @Override
                    public boolean test(com.tngtech.archunit.core.domain.JavaClass type) {
                        return !type.getPackageName().endsWith(".help");
                    }
                });
    }

    @Test
    void noClassKnowsWhatThisRoomMustNeverSee() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(known().map(name -> name + "..").toArray(String[]::new))
                .check(room());
    }

    /** Constants that the compiler copies leave no trace in byte code; their imports do in the source. */
    @Test
    void noSourceImportsWhatThisRoomMustNeverSee() throws IOException {
        List<String> known = known().map(name -> name + ".").toList();
        var strangers = new ArrayList<String>();
        for (Path source : sources()) {
            IMPORT.matcher(Files.readString(source))
                    .results()
                    .map(match -> match.group(1))
                    .filter(name -> known.stream().noneMatch(name::startsWith))
                    .forEach(name -> strangers.add(SOURCES.relativize(source) + " imports " + name));
        }
        assertThat(strangers).isEmpty();
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("org.taggerlab.(**)").should().beFreeOfCycles().check(room());
    }

    /** What is read may come from anywhere, and no connection is accepted. */
    @Test
    void noClassDeserialisesJavaObjectsOrOpensAPort() {
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
                .check(room());
    }

    /** Under Arabic, Thai or Turkish settings, the digits and letters of such calls are not those of a file or a program. */
    @Test
    void nothingIsWrittenOrComparedInTheLanguageOfTheMachine() {
        noClasses()
                .should()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(PrintStream.class, "printf", String.class, Object[].class)
                .orShould()
                .callMethod(PrintStream.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(PrintWriter.class, "printf", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .callMethod(DateTimeFormatter.class, "ofPattern", String.class)
                .orShould()
                .callMethod(NumberFormat.class, "getInstance")
                .orShould()
                .callConstructor(DecimalFormat.class, String.class)
                .orShould()
                .callConstructor(SimpleDateFormat.class, String.class)
                .orShould()
                .callConstructor(Scanner.class, InputStream.class)
                .check(room());
    }

    /** {@link String#formatted} takes no locale: it may join texts, but not write numbers. */
    @Test
    void noNumberIsFormattedWithoutALocale() throws IOException {
        var found = new ArrayList<String>();
        for (Path source : sources()) {
            String text = Files.readString(source);
            Matcher call = FORMATTED.matcher(text);
            while (call.find()) {
                String statement = text.substring(text.lastIndexOf(";\n", call.start()) + 1, call.start());
                if (NUMBER.matcher(statement).find()) {
                    found.add(SOURCES.relativize(source) + ": " + statement.strip());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void everyPackageSaysWhatLivesThere() throws IOException {
        assertThat(sources().stream().map(Path::getParent).collect(Collectors.toSet()))
                .isNotEmpty()
                .allSatisfy(folder ->
                        assertThat(folder.resolve("package-info.java")).exists());
    }

    private Stream<String> known() {
        return Stream.concat(
                Stream.of("org.taggerlab." + room, "org.taggerlab.vocabulary", "java"), MAY_KNOW.get(room).stream());
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
