package org.taggerlab.harness.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.taggerlab.harness.descriptor.FolderName;
import org.taggerlab.vocabulary.diagnostic.VisibleText;
import org.taggerlab.vocabulary.file.AtomicFile;

/**
 * Outcomes in the JUnit XML that CI servers show.
 *
 * @param name of the suite
 * @param cases in their order
 */
public record JunitXml(String name, List<Case> cases) {

    /** What became of something that was looked at. */
    public enum Outcome {
        /** It is as it should be. */
        PASSED,
        /** It fails the build. */
        FAILED,
        /** It could not be looked at, which fails nothing. */
        SKIPPED;

        /** {@link #FAILED} or {@link #PASSED}. */
        public static Outcome failedIf(boolean failed) {
            return failed ? FAILED : PASSED;
        }
    }

    /**
     * One outcome.
     *
     * @param name what was looked at
     * @param outcome what became of it
     * @param sentence what was found
     */
    public record Case(String name, Outcome outcome, String sentence) {}

    /** The file of a suite of this name: {@code TEST-<name>.xml}. */
    public static String file(String name) {
        return "TEST-" + FolderName.of(name) + ".xml";
    }

    /**
     * Writes {@code TEST-<name>.xml} and makes the folder where there is none.
     *
     * @return the file
     * @throws UncheckedIOException if it cannot be written
     */
    public Path write(Path folder) {
        var file = folder.resolve(file(name));
        try {
            Files.createDirectories(folder);
            AtomicFile.write(file, text().getBytes(StandardCharsets.UTF_8));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    String text() {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuite name=\"%s\" tests=\"%s\" failures=\"%s\" errors=\"0\" skipped=\"%s\" time=\"0\">\n"
                .formatted(escaped(name), cases.size(), count(Outcome.FAILED), count(Outcome.SKIPPED)));
        for (var one : cases) {
            xml.append("  <testcase classname=\"%s\" name=\"%s\" time=\"0\">\n"
                    .formatted(escaped(name), escaped(one.name())));
            String found = switch (one.outcome()) {
                case PASSED -> "    <system-out>%s</system-out>\n";
                case FAILED -> "    <failure message=\"%s\"/>\n";
                case SKIPPED -> "    <skipped message=\"%s\"/>\n";
            };
            xml.append(found.formatted(escaped(one.sentence())));
            xml.append("  </testcase>\n");
        }
        return xml.append("</testsuite>\n").toString();
    }

    private long count(Outcome outcome) {
        return cases.stream().filter(one -> one.outcome() == outcome).count();
    }

    /** Markup escaped, and what cannot be seen as its code, since XML 1.0 cannot hold some of it. */
    private static String escaped(String text) {
        return VisibleText.lines(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\n", "&#10;");
    }
}
