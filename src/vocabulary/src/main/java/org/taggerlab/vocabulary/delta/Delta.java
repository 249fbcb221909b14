package org.taggerlab.vocabulary.delta;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipFile;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.AtomicFile;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.file.RecordJson;
import org.taggerlab.vocabulary.network.TaggerKeys;

/**
 * A tagger as the difference to its source: its description, and of those of its arrays of weights and statistics of which any bit
 * is another, what gives back every bit.
 */
public final class Delta {
    /** How the name of a file ends that is to hold one. */
    public static final String SUFFIX = ".delta.zip";

    static final String VALUES = "delta.bin";

    private final TaggerArchive archive;
    private final DeltaDescription description;

    private Delta(TaggerArchive archive) {
        this.archive = archive;
        this.description = DeltaDescription.read(archive);
    }

    /** Whether a file is to hold a delta, by its name. */
    public static boolean isNamed(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(SUFFIX);
    }

    /** Whether a file holds a delta, whatever its name is; one that cannot be read holds none. */
    public static boolean isIn(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (var zip = new ZipFile(file.toFile())) {
            return zip.getEntry(DeltaDescription.ENTRY) != null;
        } catch (IOException | IllegalArgumentException noArchive) {
            return false;
        }
    }

    /**
     * What a tagger says that it was transferred from: the key of a trial, or the digest of a model file; empty if it does not say.
     *
     * @throws InvalidInputException if the file cannot be read or is no tagger
     */
    public static String origin(Path model) {
        return TaggerArchive.read(model).provenance(TaggerKeys.SOURCE);
    }

    /**
     * Reads a delta; whether it fits its source shows when they are joined.
     *
     * @throws InvalidInputException if it cannot be read, is none, is damaged, or is of an unknown version
     */
    public static Delta read(Path file) {
        return new Delta(TaggerArchive.read(file));
    }

    /**
     * Writes the difference of two model files; the same ones give the same bytes.
     *
     * @param artifact Maven coordinates of the source; {@code null} if it is not published
     * @throws InvalidInputException if one of them is no model file, or the tagger was not transferred from this source
     * @throws IOException if the delta cannot be written; a file that was there is untouched then
     */
    public static void write(Path model, Path sourceModel, String artifact, Path file) throws IOException {
        var tagger = TaggerArchive.readWhole(model);
        var source = TaggerArchive.readWhole(sourceModel);
        requireOrigin(tagger, source);
        var own = FlatArrays.of(tagger);
        var before = FlatArrays.of(source);
        if (!own.areLike(before)) {
            throw tagger.wrong(
                    "has other arrays of weights than %s, which cannot be its source; give the tagger that it was transferred from"
                            .formatted(source.file()));
        }
        List<Difference> differences = own.from(before);
        var description = new DeltaDescription(
                DeltaDescription.FORMAT,
                new DeltaSource(source.sha256(), source.bytes(), artifact),
                FileDigest.sha256(own.bytes()),
                differences.stream().map(Difference::array).toList());
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put(DeltaDescription.ENTRY, RecordJson.PRETTY.writeValueAsBytes(description));
        entries.put(TaggerKeys.DESCRIPTION, tagger.entry(TaggerKeys.DESCRIPTION));
        byte[] configuration = tagger.entry(TaggerArchive.CONFIGURATION);
        if (!Arrays.equals(configuration, source.entry(TaggerArchive.CONFIGURATION))) {
            entries.put(TaggerArchive.CONFIGURATION, configuration);
        }
        var stored = new ByteArrayOutputStream();
        differences.forEach(difference -> stored.writeBytes(difference.stored()));
        entries.put(VALUES, stored.toByteArray());
        AtomicFile.write(file, TaggerArchive.bytes(entries));
    }

    /** A tagger that says what it was transferred from is no difference to anything else. */
    private static void requireOrigin(TaggerArchive tagger, TaggerArchive source) {
        String origin = tagger.provenance(TaggerKeys.SOURCE);
        if (!origin.isEmpty()
                && !origin.equals(source.provenance(TaggerKeys.TRIAL))
                && !origin.equals(source.sha256())) {
            throw tagger.wrong("was transferred from %s, and %s is another tagger; give that one"
                    .formatted(origin, source.file()));
        }
    }

    /** The tagger that it is the difference to. */
    public DeltaSource source() {
        return description.source();
    }

    /** The key of the trial that trained the source, or the digest of its model file; empty if the delta does not say. */
    public String sourceKey() {
        return archive.provenance(TaggerKeys.SOURCE);
    }

    /**
     * The whole model file, as it was before.
     *
     * @throws InvalidInputException if the source cannot be read or is another one, or the delta is damaged
     */
    public byte[] joined(Path sourceModel) {
        var source = TaggerArchive.readWhole(sourceModel);
        if (!source.sha256().equals(source().sha256())) {
            throw source.wrong("is not the source of %s: its SHA-256 is %s, expected %s; give the tagger that has it"
                    .formatted(archive.file(), source.sha256(), source().sha256()));
        }
        var before = FlatArrays.of(source);
        byte[] values = archive.entry(VALUES);
        if (!before.layout().equals(Layout.of(archive))
                || before.layout().stored(description.arrays()) != values.length) {
            throw archive.wrong("holds arrays that do not fit those of its source %s; get the delta again"
                    .formatted(source.file()));
        }
        byte[] coefficients = before.with(description.arrays(), values);
        if (!FileDigest.sha256(coefficients).equals(description.coefficientsSha256())) {
            throw archive.wrong(
                    "is damaged: joined with its source it does not give the weights that it was made of; get it again");
        }
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put(TaggerKeys.DESCRIPTION, archive.entry(TaggerKeys.DESCRIPTION));
        entries.put(
                TaggerArchive.CONFIGURATION,
                archive.entries().getOrDefault(TaggerArchive.CONFIGURATION, source.entry(TaggerArchive.CONFIGURATION)));
        entries.put(TaggerArchive.COEFFICIENTS, coefficients);
        return TaggerArchive.bytes(entries);
    }
}
