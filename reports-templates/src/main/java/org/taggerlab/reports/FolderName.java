package org.taggerlab.reports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The folder of an experiment: its name, unless no file system would take that. */
final class FolderName {
    /** Most file systems end at 255 bytes. */
    private static final int MOST_BYTES = 200;

    private FolderName() {}

    static String of(String experiment) {
        boolean fits = experiment.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
                && !experiment.isBlank()
                && !experiment.startsWith(".")
                && experiment.codePoints().noneMatch(c -> c < 0x20 || "/\\:*?\"<>|".indexOf(c) >= 0);
        if (fits) {
            return experiment;
        }
        String plain = experiment.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+", "");
        return plain.substring(0, Math.min(60, plain.length())) + "-" + digest(experiment);
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
