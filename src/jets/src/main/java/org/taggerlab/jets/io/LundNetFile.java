package org.taggerlab.jets.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.taggerlab.jets.FourMomentum;
import org.taggerlab.jets.Jet;

/**
 * The published LundNet samples ({@code json.gz}): a header string, then one list of four-momenta a line.
 *
 * <p>The first element of a list is the jet itself; it is not a constituent, but the constituents are checked to sum
 * to it. The file knows no events: every jet counts as one of its own.
 */
public final class LundNetFile implements JetReader {

    private static final String ADVICE = "download the sample again, or leave the file out";
    /** Momenta are written with a few decimals; MeV for GeV or a lost constituent is far beyond this. */
    private static final double SUM_TOLERANCE = 0.01;

    static final int MAX_CONSTITUENTS = 100_000;

    private final Path file;

    private LundNetFile(Path file) {
        this.file = file;
    }

    /** @throws SampleException for a file that is missing or no gzip */
    public static LundNetFile open(Path file) {
        LundNetFile reader = new LundNetFile(file);
        try (Lines lines = reader.new Lines()) {
            lines.hasNext();
        }
        return reader;
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public Map<String, String> attributes() {
        return Map.of("format", "lundnet-json");
    }

    @Override
    public boolean numbersEvents() {
        return false;
    }

    @Override
    public Iterator<Jet> unchecked() {
        return new Lines();
    }

    @Override
    public void close() {
        // every iteration opens and closes the file itself
    }

    private final class Lines implements Iterator<Jet>, AutoCloseable {
        private final JsonParser json;
        private int index;
        private Jet ahead;
        private boolean ended;
        private double[] scratch = new double[4 * 256];

        Lines() {
            try {
                json = new JsonFactory().createParser(Gzip.open(file));
            } catch (IOException e) {
                throw broken(e);
            }
        }

        @Override
        public boolean hasNext() {
            if (ahead == null && !ended) {
                ahead = read();
                if (ahead == null) {
                    ended = true;
                    close();
                }
            }
            return ahead != null;
        }

        @Override
        public Jet next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the sample has " + index + " jets");
            }
            Jet jet = ahead;
            ahead = null;
            return jet;
        }

        @Override
        public void close() {
            try {
                json.close();
            } catch (IOException e) {
                throw broken(e);
            }
        }

        private Jet read() {
            try {
                JsonToken token = json.nextToken();
                while (token == JsonToken.VALUE_STRING && index == 0) {
                    token = json.nextToken();
                }
                return token == null ? null : jet(token);
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
                if (rows > MAX_CONSTITUENTS) {
                    throw SampleException.ofJet(
                            file, index, "has more than " + MAX_CONSTITUENTS + " constituents", ADVICE);
                }
                if (4 * rows == scratch.length) {
                    scratch = Arrays.copyOf(scratch, 2 * scratch.length);
                }
                momentum(4 * rows++);
            }
            if (rows == 0) {
                return Jet.of(index, index++, Jet.UNLABELLED, new double[0], new int[0]);
            }
            Jet jet = Jet.of(index, index, Jet.UNLABELLED, Arrays.copyOfRange(scratch, 4, 4 * rows), new int[0]);
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
            return SampleException.ofJet(file, index, "cannot be read: " + e.getMessage(), ADVICE);
        }
    }
}
