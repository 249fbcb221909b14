package org.taggerlab.jets.io.text;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;
import java.util.StringTokenizer;
import org.taggerlab.jets.LeftOut;
import org.taggerlab.jets.cluster.EventParticles;
import org.taggerlab.jets.sample.LookAhead;
import org.taggerlab.jets.sample.SampleException;

/** The visible stable particles of each event of a HepMC3 ASCII file. */
final class HepMc3Events {

    private static final int MAX_PARTICLES = 100_000;
    private static final int FINAL_STATE = 1;
    private static final Set<Integer> INVISIBLE = Set.of(12, 14, 16);

    /** How such a file begins, and each of its listings. */
    private static final String MAGIC = "HepMC::Version 3";

    private static final String CONVERT =
            "HepMC2 files are converted with HepMC3's own convert_example -i hepmc2 -o hepmc3 <file> <converted>";

    /** A line E of HepMC3 has three numbers, and after an @ the four of a position. */
    private static final int WORDS_OF_HEPMC2 = 8;

    private final LeftOut leftOut;
    private final TextLines lines;
    private boolean ended;
    private boolean isListing = true;
    private EventParticles ahead;

    private boolean inside;
    private long number;
    private long declared;
    private long listed;
    private double toGev;
    private double[] momenta = new double[4 * 1024];
    private int[] pids = new int[1024];
    private int count;

    private HepMc3Events(Path file, LeftOut leftOut) {
        this.leftOut = leftOut;
        this.lines = new TextLines(file);
    }

    /**
     * The events of a file, which is closed at its end.
     *
     * @param leftOut counts particles that are left out
     */
    static Iterator<EventParticles> of(Path file, LeftOut leftOut) {
        return new LookAhead<>(new HepMc3Events(file, leftOut)::read);
    }

    /** @throws SampleException for a file whose first line is none of this format */
    static void requireFormat(Path file) {
        try (TextLines lines = new TextLines(file)) {
            String text = lines.next();
            while (text != null && text.isBlank()) {
                text = lines.next();
            }
            String first = text == null ? "" : text;
            if (!first.startsWith(MAGIC)) {
                throw SampleException.of(
                        file, "begins with " + TextLines.quoted(first.strip()) + ", expected " + MAGIC, CONVERT);
            }
        }
    }

    /** The next event, {@code null} after the last listing. */
    private EventParticles read() {
        while (ahead == null && !ended) {
            String text = lines.next();
            if (text == null) {
                if (isListing) {
                    throw lines.broken("the file ends without HepMC::Asciiv3-END_EVENT_LISTING: it is cut short");
                }
                ended = true;
                lines.close();
            } else if (text.startsWith("HepMC::")) {
                border(text);
            } else {
                parse(text);
            }
        }
        EventParticles event = ahead;
        ahead = null;
        return event;
    }

    /** A line that begins or ends a listing; a file may have several, one after another. */
    private void border(String text) {
        if (text.startsWith("HepMC::Asciiv3-END")) {
            end();
            isListing = false;
        } else if (text.startsWith(MAGIC) || text.startsWith("HepMC::Asciiv3-START")) {
            if (inside) {
                throw lines.broken("a listing begins before the last has ended with HepMC::Asciiv3-END_EVENT_LISTING");
            }
            isListing = true;
        } else {
            throw hepMc2(TextLines.quoted(text.strip()) + " begins a listing");
        }
    }

    private SampleException hepMc2(String what) {
        return lines.broken(what + " of HepMC2 or another format, expected " + MAGIC, CONVERT);
    }

    private void parse(String text) {
        if (text.length() < 2 || text.charAt(1) != ' ') {
            return;
        }
        StringTokenizer words = new StringTokenizer(text);
        words.nextToken();
        switch (text.charAt(0)) {
            case 'E' -> {
                if (!isListing) {
                    throw lines.broken("an event comes after the end of its listing");
                }
                if (words.countTokens() >= WORDS_OF_HEPMC2 && !text.contains("@")) {
                    throw hepMc2(TextLines.quoted(text.strip()) + " is an event");
                }
                end();
                inside = true;
                number = whole(words);
                whole(words);
                declared = whole(words);
            }
            case 'U' -> toGev = unit(words.hasMoreTokens() ? words.nextToken() : "nothing");
            case 'P' -> particle(words);
            default -> {
                // vertices, weights and attributes say nothing of stable particles
            }
        }
    }

    private void end() {
        if (inside && listed != declared) {
            ahead = EventParticles.flawed(
                    number, "its line E announces " + declared + " particles, " + listed + " lines P follow");
        } else if (inside) {
            ahead = EventParticles.of(number, Arrays.copyOf(momenta, 4 * count), Arrays.copyOf(pids, count), leftOut);
        }
        inside = false;
        count = 0;
        listed = 0;
        toGev = 0;
    }

    /** {@code id parent pdg px py pz e m status}. */
    private void particle(StringTokenizer words) {
        if (!inside) {
            throw lines.broken("a particle comes before the first event");
        }
        if (toGev == 0) {
            throw lines.broken(
                    "a particle comes before the line U of its event, so the unit of its momentum is unknown;"
                            + " expected U GEV MM or U MEV MM");
        }
        listed++;
        whole(words);
        whole(words);
        int pid = (int) whole(words);
        if (count == pids.length) {
            momenta = Arrays.copyOf(momenta, 8 * count);
            pids = Arrays.copyOf(pids, 2 * count);
        }
        for (int i = 0; i < 4; i++) {
            momenta[4 * count + i] = number(words) * toGev;
        }
        number(words);
        long status = whole(words);
        if (status == FINAL_STATE && !INVISIBLE.contains(Math.abs(pid))) {
            pids[count++] = pid;
            if (count > MAX_PARTICLES) {
                throw lines.broken("event " + number + " has more than " + MAX_PARTICLES + " stable particles");
            }
        }
    }

    private double unit(String unit) {
        return switch (unit) {
            case "GEV" -> 1;
            case "MEV" -> 1e-3;
            default ->
                throw lines.broken("the unit of momentum is " + TextLines.quoted(unit) + ", expected GEV or MEV");
        };
    }

    private double number(StringTokenizer words) {
        String word = word(words);
        try {
            return TextNumbers.number(word);
        } catch (NumberFormatException e) {
            throw lines.broken(TextLines.quoted(word) + " stands where a number was expected");
        }
    }

    private long whole(StringTokenizer words) {
        String word = word(words);
        try {
            return TextNumbers.whole(word);
        } catch (NumberFormatException e) {
            throw lines.broken(TextLines.quoted(word) + " stands where a whole number was expected");
        }
    }

    private String word(StringTokenizer words) {
        if (!words.hasMoreTokens()) {
            throw lines.broken("the line has too few numbers");
        }
        return words.nextToken();
    }
}
