package org.taggerlab.jets.io.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.taggerlab.jets.event.EventObject;
import org.taggerlab.jets.event.EventObject.Kind;
import org.taggerlab.jets.event.RecordedEvent;
import org.taggerlab.jets.sample.EventReader;
import org.taggerlab.jets.sample.LookAhead;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.vocabulary.sample.ObjectSelection;

/**
 * Events in the layout of the UCI HIGGS set, arXiv:1402.4735, CSV or CSV packed with gzip, with a line of names or without: lepton (pt, eta, phi), missing
 * momentum (pt, phi), four jets (pt, eta, phi, b-tag), and seven masses that are not read; 28 columns, in the published
 * file with the class as a column before them.
 *
 * <p>The set gives momenta in units of their mean and no masses, so its events go with none of another set. They were
 * made with leptons and jets above {@value #PT_MIN} GeV within |eta| < {@value #ETA_MAX}: all of them count, and a
 * selection that asks for harder or more central ones cannot be applied.
 */
public final class HiggsCsv {

    private static final int COLUMNS = 28;
    private static final int LOW_LEVEL = 21;
    private static final double PT_MIN = 20;
    private static final double ETA_MAX = 2.5;
    /** A byte-order mark in UTF-8, read as Latin-1. */
    private static final String MARK_AS_LATIN_1 = "\u00ef\u00bb\u00bf";

    private static final String MARK = "\ufeff";
    private static final String AGAIN = "download or copy the file again";

    /** What the name of each column that is read contains, where there is a line of names. */
    private static final List<List<String>> COLUMN_NAMES = columnNames();

    private final Path file;
    private final ObjectSelection selection;
    private final Integer label;
    private final List<TextLines> opened = new ArrayList<>();

    private HiggsCsv(Path file, ObjectSelection selection, Integer label) {
        this.file = file;
        this.selection = selection;
        this.label = label;
    }

    /**
     * Opens a file.
     *
     * @param selection its cut on the tag of b quarks holds
     * @param label only events that the file calls so, 1 signal or 0 background, counted from 0 among themselves;
     *     {@code null}: all of a file without classes
     * @throws SampleException for a file that is missing or whose first line is none of this layout, or a selection
     *     that cannot be applied
     */
    public static EventReader open(Path file, ObjectSelection selection, Integer label) {
        if (selection.leptonPtMin() > PT_MIN || selection.jetPtMin() > PT_MIN || selection.etaMax() < ETA_MAX) {
            throw SampleException.of(
                    file,
                    "has momenta in units of their mean, of leptons and jets above " + PT_MIN + " GeV within |eta| < "
                            + ETA_MAX + ": lepton-pt-min " + selection.leptonPtMin() + ", jet-pt-min "
                            + selection.jetPtMin() + " and eta-max " + selection.etaMax() + " cannot be applied",
                    "leave these keys out");
        }
        HiggsCsv csv = new HiggsCsv(file, selection, label);
        EventReader reader = new EventReader(
                file, new TreeMap<>(Map.of("format", "uci-higgs", "kind", "simulated")), csv::events, csv::close);
        try {
            reader.unchecked().hasNext();
        } catch (RuntimeException e) {
            csv.close();
            throw e;
        }
        return reader;
    }

    private static List<List<String>> columnNames() {
        List<List<String>> names = new ArrayList<>(List.of(
                List.of("lepton", "pt"),
                List.of("lepton", "eta"),
                List.of("lepton", "phi"),
                List.of("missing", "mag"),
                List.of("missing", "phi")));
        for (int jet = 1; jet <= 4; jet++) {
            for (String quantity : List.of("pt", "eta", "phi", "tag")) {
                names.add(List.of("jet", String.valueOf(jet), quantity));
            }
        }
        return List.copyOf(names);
    }

    /** Whether the first bytes of a file, as Latin-1, begin as a file of this layout does: a number, or a line of names. */
    public static boolean begins(String head) {
        String text = head.startsWith(MARK_AS_LATIN_1) ? head.substring(MARK_AS_LATIN_1.length()) : head;
        char first = text.isEmpty() ? ' ' : text.charAt(0);
        return first == '-' || first >= '0' && first <= '9' || isNames(text);
    }

    /** Whether a line names the columns in the order of the published set. */
    private static boolean isNames(String line) {
        String[] names = line.toLowerCase(Locale.ROOT).split(",", 3);
        return names[0].contains("lepton") || names.length > 1 && names[1].contains("lepton");
    }

    private Iterator<RecordedEvent> events() {
        TextLines lines = new TextLines(file);
        opened.add(lines);
        return new LookAhead<>(new HiggsLines(lines)::next);
    }

    /** Lines of the class that is asked for; empty ones are none. */
    private final class HiggsLines {
        private final TextLines lines;
        private int found;

        HiggsLines(TextLines lines) {
            this.lines = lines;
        }

        /** The next event, {@code null} after the last. */
        RecordedEvent next() {
            for (String text = read(); text != null; text = read()) {
                if (lines.number() == 1 && isNames(text)) {
                    requireOrder(text);
                    continue;
                }
                RecordedEvent event = text.isBlank() ? null : event(text.split(",", -1));
                if (event != null) {
                    return event;
                }
            }
            return null;
        }

        private String read() {
            String text = lines.next();
            return lines.number() == 1 && text != null && text.startsWith(MARK) ? text.substring(1) : text;
        }

        /** {@code null} for one of the other class. */
        private RecordedEvent event(String[] cells) {
            int first = cells.length - COLUMNS;
            if (first != 0 && first != 1) {
                throw wrong(
                        "has " + cells.length + " columns, expected " + COLUMNS + ", or " + (COLUMNS + 1)
                                + " with the class before them",
                        "give a file in the UCI HIGGS layout");
            }
            if ((first == 0) != (label == null)) {
                throw wrong(
                        first == 0 ? "does not say its class" : "begins with its class",
                        first == 0
                                ? "leave out `select` in the catalogue"
                                : "make of this sample another with `of` and `select: signal` or `select: background`");
            }
            if (label != null && signal(cells) != label) {
                return null;
            }
            double[] values = new double[LOW_LEVEL];
            for (int i = 0; i < LOW_LEVEL; i++) {
                values[i] = number(cells, first + i);
            }
            return new RecordedEvent(found++, objects(values), object -> true);
        }

        /** That a line of names has the columns that are read, in their order. */
        private void requireOrder(String names) {
            String[] cells = names.toLowerCase(Locale.ROOT).split(",", -1);
            int first = cells.length - COLUMNS;
            for (int i = 0; (first == 0 || first == 1) && i < LOW_LEVEL; i++) {
                String name = cells[first + i];
                if (!COLUMN_NAMES.get(i).stream().allMatch(name::contains)) {
                    throw wrong(
                            "names column " + (first + i + 1) + " " + TextLines.quoted(name.strip()) + ", expected "
                                    + String.join(" ", COLUMN_NAMES.get(i)),
                            "write the columns in the order of the published set");
                }
            }
        }

        private int signal(String[] cells) {
            double value = number(cells, 0);
            if (value != 0 && value != 1) {
                throw wrong("has the class " + value + ", expected 1 signal or 0 background", AGAIN);
            }
            return (int) value;
        }

        private double number(String[] cells, int column) {
            try {
                return TextNumbers.number(cells[column]);
            } catch (NumberFormatException e) {
                throw wrong(
                        "has " + TextLines.quoted(cells[column]) + " in column " + (column + 1) + ", expected a number",
                        AGAIN);
            }
        }

        private SampleException wrong(String problem, String advice) {
            return SampleException.of(file, "line " + lines.number() + " " + problem, advice);
        }
    }

    private List<EventObject> objects(double[] values) {
        List<EventObject> objects = new ArrayList<>();
        objects.add(new EventObject(Kind.MUON, values[0], values[1], values[2], 0, false));
        for (int jet = 5; jet < LOW_LEVEL; jet += 4) {
            objects.add(new EventObject(
                    Kind.JET, values[jet], values[jet + 1], values[jet + 2], 0, values[jet + 3] > selection.btagMin()));
        }
        objects.add(new EventObject(Kind.MISSING_MOMENTUM, values[3], 0, values[4], 0, false));
        return objects;
    }

    private void close() {
        opened.forEach(TextLines::close);
    }
}
