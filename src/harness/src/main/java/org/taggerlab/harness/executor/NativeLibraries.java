package org.taggerlab.harness.executor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where JavaCPP unpacks native libraries: one place for all workers of a user. */
public final class NativeLibraries {
    private NativeLibraries() {}

    /**
     * The folder: what JavaCPP's own property says, else in the user's home, else, for a user without a home such as that of
     * a container started with a bare number, one of this user among the temporary files.
     */
    public static Path folder() {
        var given = System.getProperty("org.bytedeco.javacpp.cachedir");
        return given != null ? Path.of(given) : home().resolve(".javacpp").resolve("cache");
    }

    /** A folder of this node that does not lie in a home, which nodes may share. */
    public static Path ofNode() {
        return Temporary.HOME.resolve(".javacpp").resolve("cache");
    }

    /** A folder that this user can write: the home if there is one. */
    static Path home() {
        var home = Path.of(System.getProperty("user.home"));
        return home.isAbsolute() && Files.isDirectory(home) && Files.isWritable(home) ? home : Temporary.HOME;
    }

    /** Found once. */
    private static final class Temporary {
        private static final Path HOME = temporary(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** What another user has put there is not used, because what lies in it is executed. */
    static Path temporary(Path folder) {
        try {
            var own = Files.createTempDirectory(folder, "tagger-home-");
            var owner = Files.getOwner(own);
            var shared = folder.resolve("tagger-home-of-" + owner.getName());
            try {
                // made with permissions for its owner only
                return Files.move(own, shared);
            } catch (FileAlreadyExistsException | DirectoryNotEmptyException anotherWasFaster) {
                // its owner is looked at below
            }
            if (!Files.isSymbolicLink(shared) && Files.getOwner(shared).equals(owner)) {
                Files.delete(own);
                return shared;
            }
            return own;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
