package org.taggerlab.harness.protocol;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.AtomicFile;
import org.taggerlab.vocabulary.worker.Scores;

/** {@link Scores} as a file with the header {@value #HEADER}. */
public final class ScoresCsv {
    /** The first line. */
    public static final String HEADER = "sample,jet,label,score";

    /** Nine significant digits tell any two floats apart. */
    private static final MathContext DIGITS = new MathContext(9);

    private ScoresCsv() {}

    /** Rows that are written as they come. */
    public static final class Rows {
        private final BufferedWriter writer;

        /** Writes the header. */
        public Rows(OutputStream out) throws IOException {
            writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            writer.write(HEADER + "\n");
        }

        /**
         * Adds rows.
         *
         * @throws IllegalArgumentException for a score outside [0, 1] or not a number, or a sample's name with a comma,
         *     quote or line break
         */
        public void add(Scores scores) throws IOException {
            for (var name : scores.samples()) {
                if (name.isBlank() || name.chars().anyMatch(c -> c == ',' || c == '"' || c < ' ')) {
                    throw new IllegalArgumentException("'" + name + "' cannot be a sample's name in a CSV file");
                }
            }
            for (int i = 0; i < scores.score().length; i++) {
                float score = scores.score()[i];
                if (!(score >= 0 && score <= 1)) {
                    throw new IllegalArgumentException("score of jet %s of %s is %s, expected 0 to 1"
                            .formatted(scores.jet()[i], scores.samples().get(scores.sample()[i]), score));
                }
                writer.write(scores.samples().get(scores.sample()[i]) + "," + scores.jet()[i] + "," + scores.label()[i]
                        + "," + new BigDecimal((double) score).round(DIGITS) + "\n");
            }
            writer.flush();
        }
    }

    /**
     * Writes scores, atomically.
     *
     * @throws IllegalArgumentException as {@link Rows#add}
     */
    public static void write(Scores scores, Path file) throws IOException {
        AtomicFile.write(file, out -> new Rows(out).add(scores));
    }

    /**
     * Reads scores.
     *
     * @throws InvalidInputException if a line is not what it should be
     * @throws IOException if the file cannot be read
     */
    public static Scores read(Path file) throws IOException {
        var rows = new ArrayList<Row>();
        var names = new LinkedHashMap<String, Integer>();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            var header = reader.readLine();
            if (!HEADER.equals(header)) {
                throw wrong(file, 1, "the header is '%s', expected '%s'".formatted(header, HEADER));
            }
            int line = 1;
            for (var text = reader.readLine(); text != null; text = reader.readLine()) {
                rows.add(row(file, ++line, text, names));
            }
        }
        return new Scores(
                List.copyOf(names.keySet()),
                rows.stream().mapToInt(Row::sample).toArray(),
                rows.stream().mapToInt(Row::jet).toArray(),
                rows.stream().mapToInt(Row::label).toArray(),
                column(rows));
    }

    private record Row(int sample, int jet, int label, float score) {}

    private static Row row(Path file, int line, String text, LinkedHashMap<String, Integer> names) {
        var fields = text.split(",", -1);
        if (fields.length != 4 || fields[0].isBlank()) {
            throw wrong(file, line, "'%s' is not four fields %s".formatted(text, HEADER));
        }
        try {
            int jet = Integer.parseInt(fields[1]);
            int label = Integer.parseInt(fields[2]);
            float score = Float.parseFloat(fields[3]);
            if (jet < 0 || label < 0 || label > 1 || !(score >= 0 && score <= 1)) {
                throw wrong(file, line, "'%s': expected jet >= 0, label 0 or 1, score 0 to 1".formatted(text));
            }
            return new Row(names.computeIfAbsent(fields[0], name -> names.size()), jet, label, score);
        } catch (NumberFormatException e) {
            throw wrong(file, line, "'%s' holds something that is not a number".formatted(text));
        }
    }

    private static float[] column(List<Row> rows) {
        var scores = new float[rows.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = rows.get(i).score();
        }
        return scores;
    }

    private static InvalidInputException wrong(Path file, int line, String message) {
        return new InvalidInputException(new Diagnostic(file, line, 0, message));
    }
}
