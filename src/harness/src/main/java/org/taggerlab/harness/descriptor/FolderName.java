package org.taggerlab.harness.descriptor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The folder of an experiment: its name, unless some file system would not take that. */
public final class FolderName {
    /** Most file systems end at 255 bytes; something may stand before and behind the name. */
    private static final int MOST_BYTES = 200;

    /** Windows keeps these for devices, whatever stands behind a dot. */
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);

    private FolderName() {}

    /** The folder of an experiment, which may have any name if its results come from a file that somebody edited. */
    public static String of(String experiment) {
        if (fits(experiment)) {
            return experiment;
        }
        String plain = experiment.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+", "");
        return plain.substring(0, Math.min(60, plain.length())) + "-" + digest(experiment);
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

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
