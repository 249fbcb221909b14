package org.taggerlab.jets.io.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.taggerlab.jets.FourMomentum;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.LeftOut;
import org.taggerlab.jets.sample.JetFile;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.LookAhead;
import org.taggerlab.jets.sample.SampleException;

/**
 * The published LundNet samples ({@code json.gz}): header strings, and one list of four-momenta per line.
 *
 * <p>The first element of a list is the jet itself; it is not a constituent, but the constituents are checked to sum
 * to it. The file knows no events: every jet counts as an event of its own.
 */
public final class LundNetJson {

    private static final String ADVICE = "download the sample again, or leave the file out";
    /** Momenta are written with a few decimals; MeV for GeV or a lost constituent are far beyond this. */
    private static final double SUM_TOLERANCE = 0.01;

    private LundNetJson() {}

    /** @throws SampleException for a file that is missing or no gzip */
    public static JetReader open(Path file) {
        LeftOut leftOut = new LeftOut();
        try (Lines lines = new Lines(file, leftOut)) {
            lines.read();
        }
        return new JetFile(
                file,
                Map.of("format", "lundnet-json"),
                false,
                leftOut,
                () -> new LookAhead<>(new Lines(file, leftOut)::read),
                // every iteration opens the file itself, and closes it at its end
                () -> {});
    }

    /** Python writes NaN and Infinity, which are no JSON. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private static final class Lines implements AutoCloseable {
        private final Path file;
        private final LeftOut leftOut;
        private final JsonParser json;
        private int index;
        private double[] scratch = new double[4 * 256];

        Lines(Path file, LeftOut leftOut) {
            this.file = file;
            this.leftOut = leftOut;
            try {
                json = JSON.createParser(TextFile.open(file));
            } catch (IOException e) {
                throw broken(e);
            }
        }

        @Override
        public void close() {
            try {
                json.close();
            } catch (IOException e) {
                throw broken(e);
            }
        }

        /** The next jet, {@code null} after the last. */
        private Jet read() {
            try {
                JsonToken token = json.nextToken();
                while (token == JsonToken.VALUE_STRING) {
                    token = json.nextToken();
                }
                if (token == null) {
                    close();
                    return null;
                }
                return jet(token);
            } catch (IOException e) {
                close();
                throw broken(e);
            } catch (SampleException e) {
                close();
                throw e;
            }
        }

        private Jet jet(JsonToken first) throws IOException {
            expect(first, JsonToken.START_ARRAY, "a list of four-momenta");
            int rows = 0;
            while (json.nextToken() != JsonToken.END_ARRAY) {
                expect(
                        json.currentToken(),
                        JsonToken.START_OBJECT,
                        "{\"px\": ..., \"py\": ..., \"pz\": ..., \"E\": ...}");
                if (rows > Jet.MOST_CONSTITUENTS) {
                    throw SampleException.ofJet(
                            file, index, "has more than " + Jet.MOST_CONSTITUENTS + " constituents", ADVICE);
                }
                if (4 * rows == scratch.length) {
                    scratch = Arrays.copyOf(scratch, 2 * scratch.length);
                }
                momentum(4 * rows++);
            }
            if (rows == 0) {
                return Jet.of(index, index++, Jet.UNLABELLED, new double[0], new int[0]);
            }
            Jet jet = leftOut.jet(index, index, Jet.UNLABELLED, Arrays.copyOfRange(scratch, 4, 4 * rows), new int[0]);
            index++;
            return jet.flaw().isPresent() ? jet : summed(jet);
        }

        private Jet summed(Jet jet) {
            FourMomentum sum = jet.momentum();
            boolean fits = Math.abs(sum.energy() - scratch[3]) <= SUM_TOLERANCE * scratch[3]
                    && Math.abs(sum.px() - scratch[0]) <= SUM_TOLERANCE * scratch[3]
                    && Math.abs(sum.py() - scratch[1]) <= SUM_TOLERANCE * scratch[3]
                    && Math.abs(sum.pz() - scratch[2]) <= SUM_TOLERANCE * scratch[3];
            return fits
                    ? jet
                    : jet.flawed("its constituents sum to E = " + sum.energy() + " GeV, pt = " + sum.pt()
                            + " GeV, the jet itself has E = " + scratch[3] + " GeV, pt = "
                            + Math.hypot(scratch[0], scratch[1]) + " GeV");
        }

        private void momentum(int at) throws IOException {
            Arrays.fill(scratch, at, at + 4, Double.NaN);
            while (json.nextToken() != JsonToken.END_OBJECT) {
                expect(json.currentToken(), JsonToken.FIELD_NAME, "px, py, pz or E");
                int component = Arrays.asList("px", "py", "pz", "E").indexOf(json.currentName());
                JsonToken value = json.nextToken();
                if (value == null || !value.isScalarValue()) {
                    expect(value, JsonToken.VALUE_NUMBER_FLOAT, "a number");
                }
                if (component >= 0) {
                    scratch[at + component] = value.isNumeric() ? json.getDoubleValue() : Double.NaN;
                }
            }
        }

        private void expect(JsonToken found, JsonToken expected, String text) {
            if (found != expected) {
                throw SampleException.ofJet(
                        file,
                        index,
                        "line " + json.currentLocation().getLineNr() + " has " + found + " where " + text
                                + " was expected",
                        ADVICE);
            }
        }

        private SampleException broken(IOException e) {
            String why = e instanceof JsonEOFException
                    ? "the file ends in it"
                    : e instanceof JsonProcessingException wrong ? wrong.getOriginalMessage() : e.getMessage();
            // none yet where the file cannot be opened
            String line = json == null ? "" : "line " + json.currentLocation().getLineNr() + ": ";
            return SampleException.ofJet(file, index, "cannot be read: " + line + why, ADVICE);
        }
    }
}
