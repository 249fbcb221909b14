package org.taggerlab.jets.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.taggerlab.jets.event.EventObject;
import org.taggerlab.jets.event.EventObject.Kind;
import org.taggerlab.jets.event.RecordedEvent;

/**
 * Events in the layout of the UCI HIGGS set, CSV or CSV packed with gzip: lepton (pt, eta, phi), missing momentum (pt,
 * phi), four jets (pt, eta, phi, b-tag), and seven masses that are not read; 28 columns.
 *
 * <p>The set gives momenta in units of their mean and no masses, so its events go with none of another set. The published
 * file has the class as a column before these: it has to be cut off, one file a class.
 */
public final class HiggsCsv implements EventReader {

    static final int COLUMNS = 28;

    private static final int LOW_LEVEL = 21;
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};

    private final Path file;
    private final double btagMin;
    private final List<BufferedReader> opened = new ArrayList<>();

    private HiggsCsv(Path file, double btagMin) {
        this.file = file;
        this.btagMin = btagMin;
    }

    /**
     * Opens a file.
     *
     * @param btagMin the value of the tag above which a jet is b-tagged
     * @throws SampleException for a file that is missing or whose first line is none of this layout
     */
    public static HiggsCsv open(Path file, double btagMin) {
        HiggsCsv csv = new HiggsCsv(file, btagMin);
        try {
            csv.unchecked().hasNext();
        } catch (RuntimeException e) {
            csv.close();
            throw e;
        }
        return csv;
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public Map<String, String> attributes() {
        return new TreeMap<>(Map.of("format", "uci-higgs", "kind", "simulated"));
    }

    @Override
    public Iterator<RecordedEvent> unchecked() {
        BufferedReader lines = lines();
        opened.add(lines);
        Iterator<String> texts = lines.lines().iterator();
        return new Iterator<>() {
            private int line;

            @Override
            public boolean hasNext() {
                return texts.hasNext();
            }

            @Override
            public RecordedEvent next() {
                return event(texts.next(), line++);
            }
        };
    }

    private BufferedReader lines() {
        try {
            byte[] head = Samples.head(file, GZIP.length);
            boolean isPacked = head[0] == GZIP[0] && head[1] == GZIP[1];
            InputStream in = isPacked ? Gzip.open(file) : Files.newInputStream(file);
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw SampleException.of(file, "cannot be read: " + e.getMessage(), "download or copy the file again", e);
        }
    }

    private RecordedEvent event(String text, int line) {
        String[] cells = text.split(",", -1);
        if (cells.length != COLUMNS) {
            throw SampleException.of(
                    file,
                    "line " + (line + 1) + " has " + cells.length + " columns, expected " + COLUMNS,
                    cells.length == COLUMNS + 1
                            ? "cut off the class, its first column, and make one file a class"
                            : "give a file in the UCI HIGGS layout");
        }
        double[] values = new double[LOW_LEVEL];
        for (int i = 0; i < LOW_LEVEL; i++) {
            values[i] = number(cells[i], line, i);
        }
        List<EventObject> objects = new ArrayList<>();
        objects.add(new EventObject(Kind.MUON, values[0], values[1], values[2], 0, false));
        for (int jet = 5; jet < LOW_LEVEL; jet += 4) {
            objects.add(new EventObject(
                    Kind.JET, values[jet], values[jet + 1], values[jet + 2], 0, values[jet + 3] > btagMin));
        }
        objects.add(new EventObject(Kind.MISSING_MOMENTUM, values[3], 0, values[4], 0, false));
        return new RecordedEvent(line, objects);
    }

    private double number(String cell, int line, int column) {
        try {
            return Double.parseDouble(cell.strip());
        } catch (NumberFormatException e) {
            throw SampleException.of(
                    file,
                    "line " + (line + 1) + ", column " + (column + 1) + " is \"" + cell + "\", expected a number",
                    "download or copy the file again",
                    e);
        }
    }

    @Override
    public void close() {
        for (BufferedReader reader : opened) {
            try {
                reader.close();
            } catch (IOException e) {
                throw SampleException.of(file, "cannot be closed: " + e.getMessage(), "check the disk", e);
            }
        }
    }
}
