package org.taggerlab.plugin.resolution;

import java.util.List;
import java.util.Locale;

/**
 * A machine that DL4J 1.0.0-M2.1 has native code for, named as JavaCPP names it.
 *
 * @param classifier {@code linux-x86_64} and the like: the classifier of the native jars
 */
public record Platform(String classifier) {

    /** The machines for which nd4j-native, OpenBLAS and JavaCPP are all published. */
    static final List<String> SUPPORTED =
            List.of("linux-arm64", "linux-x86_64", "macosx-arm64", "macosx-x86_64", "windows-x86_64");

    /**
     * The platform of a JVM.
     *
     * @param name its {@code os.name}
     * @param architecture its {@code os.arch}
     * @throws UnresolvedException if DL4J has no native code for it
     */
    public static Platform of(String name, String architecture) {
        var classifier = system(name.toLowerCase(Locale.ROOT)) + "-" + processor(architecture.toLowerCase(Locale.ROOT));
        if (!SUPPORTED.contains(classifier)) {
            throw new UnresolvedException(
                    ("No native code for this machine: os.name is '%s', os.arch is '%s', DL4J is published for %s. "
                                    + "Run on one of these; on a Mac or a PC with a 32-bit JVM, install a 64-bit one.")
                            .formatted(name, architecture, String.join(", ", SUPPORTED)));
        }
        return new Platform(classifier);
    }

    /** The platform of this JVM. */
    public static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    private static String system(String name) {
        if (name.startsWith("mac") || name.startsWith("darwin")) {
            return "macosx";
        }
        return name.startsWith("windows") ? "windows" : name.replace(" ", "");
    }

    private static String processor(String architecture) {
        return switch (architecture) {
            case "amd64", "x86_64", "x64", "x86-64" -> "x86_64";
            case "aarch64", "arm64" -> "arm64";
            default -> architecture;
        };
    }
}
