package org.taggerlab.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.taggerlab.harness.plan.NumericalVersion;
import org.taggerlab.vocabulary.file.FileDigest;

/** Whoever changes a source that decides a trial's numbers must decide whether stored trials still count. */
class NumericalSourcesTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path HELD = Path.of("src/test/resources/numerical-sources.txt");

    /** Writes the file that is held instead of comparing with it. */
    private static final String REFRESH = "tagger.refreshNumericalSources";

    /** Text blocks, strings, characters, comments, words, and signs one by one. */
    private static final Pattern TOKEN = Pattern.compile("(?s)\"\"\".*?\"\"\"|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\""
            + "|'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'|//[^\n]*|/\\*.*?\\*/|[\\w$]+|\\S");

    private static final List<String> SOURCES = List.of(
            "src/jets/src/main/java",
            "src/networks/src/main/java",
            "src/worker/src/main/java/org/taggerlab/worker/EventSamples.java",
            "src/worker/src/main/java/org/taggerlab/worker/JetSamples.java",
            "src/worker/src/main/java/org/taggerlab/worker/Networks.java",
            "src/worker/src/main/java/org/taggerlab/worker/PreparedJets.java",
            "src/worker/src/main/java/org/taggerlab/worker/PreparedSamples.java",
            "src/worker/src/main/java/org/taggerlab/worker/Recipes.java",
            "src/worker/src/main/java/org/taggerlab/worker/SampleSource.java",
            "src/worker/src/main/java/org/taggerlab/worker/TrialJob.java",
            "src/worker/src/main/java/org/taggerlab/worker/ViewedSample.java",
            "src/harness/src/main/java/org/taggerlab/harness/executor/ComputeSettings.java");

    @Test
    void noNumericalSourceChangesWithoutADecisionAboutItsVersion() throws IOException {
        var now = new TreeMap<String, String>();
        now.put("NumericalVersion", Integer.toString(NumericalVersion.CURRENT));
        for (var source : SOURCES) {
            try (var files = Files.walk(ROOT.resolve(source))) {
                for (var file : files.filter(NumericalSourcesTest::isSource).toList()) {
                    var name = ROOT.relativize(file).toString().replace('\\', '/');
                    now.put(name, digest(Files.readString(file)));
                }
            }
        }
        if (Boolean.getBoolean(REFRESH)) {
            var lines = new ArrayList<String>();
            now.forEach((name, digest) -> lines.add(name + " " + digest));
            Files.write(HELD, lines);
        }
        var held = new TreeMap<String, String>();
        for (var line : Files.readAllLines(HELD)) {
            held.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1));
        }
        var names = new TreeSet<>(now.keySet());
        names.addAll(held.keySet());
        names.removeIf(name -> now.getOrDefault(name, "").equals(held.get(name)));

        assertThat(names).as("""
                        These sources decide what a trial's numbers are, and they changed. If a trial could come out \
                        otherwise in a single bit, raise NumericalVersion.CURRENT (now %d), and stored trials are \
                        trained again; if it could not, leave it. Then, in both cases, say that you have decided:
                            mvn -pl src/worker -am test -Dtest=NumericalSourcesTest -D%s=true \
                        -Dsurefire.failIfNoSpecifiedTests=false
                        Changed""", NumericalVersion.CURRENT, REFRESH).isEmpty();
    }

    @Test
    void commentsAndLayoutAreNoChangeAndEverythingElseIs() {
        assertThat(tokens("/** A. */\nint a = b / c; // d\nString s = \"/* no  comment */\" + '\"' + '\\'';\n"))
                .containsExactly(
                        "int",
                        "a",
                        "=",
                        "b",
                        "/",
                        "c",
                        ";",
                        "String",
                        "s",
                        "=",
                        "\"/* no  comment */\"",
                        "+",
                        "'\"'",
                        "+",
                        "'\\''",
                        ";");
        assertThat(digest("int a = 1;")).isEqualTo(digest("int a\n= /* one */ 1 ;"));
        assertThat(digest("int a = 1;")).isNotEqualTo(digest("int a = 2;"));
        assertThat(digest("\"a b\"")).isNotEqualTo(digest("\"a  b\""));
        assertThat(digest("int a")).isNotEqualTo(digest("inta"));
    }

    private static boolean isSource(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith(".java") && !name.equals("package-info.java");
    }

    private static String digest(String source) {
        return FileDigest.sha256(String.join("\n", tokens(source)).getBytes(StandardCharsets.UTF_8))
                .substring(0, 16);
    }

    /** What the compiler sees. */
    private static List<String> tokens(String source) {
        return TOKEN.matcher(source)
                .results()
                .map(MatchResult::group)
                .filter(token -> !token.startsWith("//") && !token.startsWith("/*"))
                .toList();
    }
}
