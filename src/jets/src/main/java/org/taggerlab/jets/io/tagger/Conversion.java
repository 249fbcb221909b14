package org.taggerlab.jets.io.tagger;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.detector.DetectorSimulation;
import org.taggerlab.jets.sample.Inspection;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.LookAhead;
import org.taggerlab.jets.sample.SampleException;

/**
 * From a sample in any layout to one in tagger-jets/1.
 *
 * @param attributes what the new file says of itself, over what the old one does
 * @param label keep jets of this label only, 1 signal or 0 background; {@code null}: all
 * @param detector measure each jet with it; {@code null}: as they are
 * @param dropFlawed leave out jets that cannot be used, or that the new layout cannot hold, and list them; otherwise the
 *     first of them ends the conversion
 */
public record Conversion(
        Map<String, String> attributes, Integer label, DetectorSimulation detector, boolean dropFlawed) {

    /** Every jet as it is; a flawed one ends the conversion. */
    public static final Conversion PLAIN = new Conversion(Map.of(), null, null, false);

    /**
     * What became of a sample.
     *
     * @param read jets that the old file has
     * @param written jets that the new one has
     * @param dropped jets that cannot be used, by their index in the old file
     * @param leftOut particles that were left out of jets as they were read, counted by reason
     * @param files what was written, more than one of a large sample
     */
    public record Outcome(
            int read,
            int written,
            List<Inspection.BadJet> dropped,
            SortedMap<String, Long> leftOut,
            List<Path> files) {}

    /**
     * Converts to a file that is not there yet; a jet that repeats an earlier one is flawed too.
     *
     * @throws SampleException for a file that cannot be read or written, or a flawed jet unless those are dropped
     */
    public Outcome convert(JetReader source, Path target) {
        return convert(source, target, false);
    }

    /**
     * The same.
     *
     * @param overwrite whether a file that is there already may be replaced, which never holds for the source itself
     */
    public Outcome convert(JetReader source, Path target, boolean overwrite) {
        SortedMap<String, String> texts = new TreeMap<>(source.attributes());
        if (detector != null) {
            texts.put("variant", detector.detector().toString());
        }
        texts.putAll(attributes);
        UnaryOperator<Jet> measure = detector == null ? UnaryOperator.identity() : detector::measure;
        Pass pass = new Pass(source, measure);
        JetFileWriter.Written written = JetFileWriter.write(
                new JetFileWriter.Target(target, source.file(), overwrite),
                texts,
                () -> pass.jets(target),
                JetFileWriter.MOST);
        return new Outcome(
                pass.read,
                written.jets(),
                List.copyOf(pass.dropped.list()),
                source.leftOut().counts(),
                written.files());
    }

    private final class Pass {
        private final Iterator<Jet> jets;
        private final Path file;
        private final UnaryOperator<Jet> measure;
        private final Inspection.BadJets dropped;
        private int read;

        Pass(JetReader source, UnaryOperator<Jet> measure) {
            this.jets = source.checked();
            this.file = source.file();
            this.dropped = new Inspection.BadJets(file);
            this.measure = measure;
        }

        /** The jets to be written, at least one. */
        Iterator<Jet> jets(Path target) {
            Iterator<Jet> wanted = new LookAhead<>(this::next);
            List<Inspection.BadJet> bad = dropped.list();
            if (!wanted.hasNext() && !bad.isEmpty()) {
                throw SampleException.of(
                        target,
                        "would hold no jets: all " + bad.size() + " of " + file + " are left out, the first, jet "
                                + bad.get(0).jet() + ", because " + bad.get(0).reason(),
                        "mend what made them, or convert another file");
            }
            return wanted;
        }

        /** The next jet to be written, {@code null} after the last. */
        Jet next() {
            while (jets.hasNext()) {
                Jet jet = jets.next();
                read++;
                boolean isWanted = label == null || jet.label() == label;
                if (jet.flaw().isEmpty() && isWanted) {
                    jet = PackingLimits.check(measure.apply(jet));
                }
                if (jet.flaw().isPresent()) {
                    drop(jet);
                } else if (isWanted) {
                    return jet;
                }
            }
            return null;
        }

        private void drop(Jet jet) {
            if (!dropFlawed) {
                JetReader.usable(file, jet);
            }
            dropped.add(jet.index(), jet.flaw().orElseThrow());
        }
    }
}
