package org.taggerlab.jets.io.tagger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.vocabulary.file.AtomicFile;

/**
 * Writes samples in the layout {@code tagger-jets/1}.
 *
 * <p>Jets of one file are held in memory, packed, until it is written, seven bytes per constituent. So a sample of more than
 * {@value #MOST} constituents, some 400,000 jets, is written to several: {@code top-001.h5}, {@code top-002.h5} and so on in
 * place of {@code top.h5}. Files appear under their names only when all of them are complete, and nothing is left of a failed
 * attempt. A file that is there already is replaced only if the caller says so, and the one that the jets come from never.
 */
public final class JetFileWriter {

    static final int MOST = 25_000_000;

    private final Target target;
    private final Path file;
    private final Map<String, String> attributes;
    private final int most;
    private final List<Path> parts = new ArrayList<>();
    private PackedJets packed = new PackedJets();
    private int jets;

    private JetFileWriter(Target target, Map<String, String> attributes, int most) {
        this.target = target;
        this.file = target.file();
        this.attributes = attributes;
        this.most = most;
    }

    /**
     * Where to write.
     *
     * @param file of a large sample, what the names of its files are made of
     * @param input the file that the jets come from, {@code null} if from none
     * @param overwrite whether files that are there already may be replaced
     */
    record Target(Path file, Path input, boolean overwrite) {

        /** @throws SampleException if a file stands there that must stay */
        void requireFree(Path one) throws IOException {
            if (!Files.exists(one, LinkOption.NOFOLLOW_LINKS)) {
                return;
            }
            if (input != null && Files.exists(one) && Files.isSameFile(one, input)) {
                throw SampleException.of(one, "is the file that is converted", "name another file to write");
            }
            if (!overwrite) {
                throw SampleException.of(
                        one,
                        "exists already",
                        "name another file to write, or let it be replaced (-Dtagger.overwrite)");
            }
        }
    }

    /**
     * What was written.
     *
     * @param jets in all files
     * @param files in their order
     */
    public record Written(int jets, List<Path> files) {}

    /**
     * Writes all jets to a file that is not there yet.
     *
     * @param attributes what the file says of itself, such as process, generator, kind and license; {@code format} is
     *     set here
     * @throws SampleException for no jets at all, a jet that is flawed or beyond what the layout can hold, or a file that is there
     *     already or cannot be written
     */
    public static Written write(Path file, Map<String, String> attributes, Iterable<Jet> jets) {
        return write(new Target(file, null, false), attributes, jets, MOST);
    }

    /** @param most constituents per file, after which the next is begun */
    static Written write(Target target, Map<String, String> attributes, Iterable<Jet> jets, int most) {
        JetFileWriter writer = new JetFileWriter(target, attributes, most);
        try {
            target.requireFree(target.file());
            return writer.write(jets.iterator());
        } catch (IOException e) {
            throw SampleException.of(
                    target.file(),
                    "cannot be written: " + e.getMessage(),
                    "check permissions and space of its folder",
                    e);
        } finally {
            writer.parts.forEach(JetFileWriter::delete);
        }
    }

    private Written write(Iterator<Jet> all) throws IOException {
        while (all.hasNext()) {
            packed.add(file, JetReader.usable(file, PackingLimits.check(all.next())));
            jets++;
            if (packed.constituents() >= most) {
                flush();
            }
        }
        if (jets == 0) {
            throw SampleException.of(file, "would hold no jets", "check what selects them");
        }
        flush();
        List<Path> files = parts.size() == 1
                ? List.of(file)
                : IntStream.rangeClosed(1, parts.size())
                        .mapToObj(this::numbered)
                        .toList();
        for (Path one : files) {
            target.requireFree(one);
        }
        for (int i = 0; i < files.size(); i++) {
            Files.move(parts.get(i), files.get(i), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
        return new Written(jets, files);
    }

    private void flush() throws IOException {
        if (packed.jets() == 0) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        if (!parts.isEmpty()) {
            // found now and not after hours
            target.requireFree(numbered(parts.size() + 1));
        }
        Path part = AtomicFile.temporary(file.toAbsolutePath());
        parts.add(part);
        try {
            packed.write(part, attributes);
        } catch (RuntimeException e) {
            throw new IOException(e.getMessage(), e);
        }
        packed = new PackedJets();
    }

    private Path numbered(int number) {
        String name = file.getFileName().toString();
        int end = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        return file.resolveSibling(
                String.format(Locale.ROOT, "%s-%03d%s", name.substring(0, end), number, name.substring(end)));
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // the error that ended the attempt is the one to report
        }
    }
}
