package org.taggerlab.harness.descriptor;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.taggerlab.vocabulary.file.FileDigest;

/** The folder of an experiment: its name, unless some file system would not take that. */
public final class FolderName {
    /** Most file systems end at 255 bytes; something may precede and follow the name. */
    private static final int MOST_BYTES = 200;

    /** Windows keeps these for devices, whatever follows a dot. */
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);

    private FolderName() {}

    /** The folder of an experiment, which may have any name if its results come from an edited file. */
    public static String of(String experiment) {
        if (fits(experiment)) {
            return experiment;
        }
        String plain = experiment.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+", "");
        return plain.substring(0, Math.min(60, plain.length())) + "-"
                + FileDigest.sha256(experiment.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
    }

    /** Whether every file system would take a name as it is. */
    static boolean fits(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
                && !name.isBlank()
                && !name.startsWith(".")
                && !name.endsWith(".")
                && !name.endsWith(" ")
                && !DEVICE.matcher(name).matches()
                && name.codePoints().noneMatch(c -> c < 0x20 || "/\\:*?\"<>|".indexOf(c) >= 0);
    }
}
