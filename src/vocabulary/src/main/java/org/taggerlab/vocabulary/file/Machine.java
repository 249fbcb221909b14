package org.taggerlab.vocabulary.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** This machine or container, where process ids have a meaning. */
public final class Machine {
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    private Machine() {}

    /** Its name as part of a file's name: letters, digits and underscores. */
    public static String word() {
        return name().replaceAll("[^A-Za-z0-9]", "_");
    }

    /** Its name. Not asked of the network: a name server that hangs must not hold up a build. */
    public static String name() {
        try {
            return Files.readString(HOST_NAME).strip();
        } catch (IOException e) {
            var name = System.getenv("COMPUTERNAME");
            return name == null ? "this machine" : name;
        }
    }
}
