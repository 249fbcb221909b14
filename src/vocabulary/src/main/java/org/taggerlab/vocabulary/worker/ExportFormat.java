package org.taggerlab.vocabulary.worker;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats in which a tagger leaves for other programs. */
public enum ExportFormat {
    /** Weights by the names of the published code, as PyTorch's users exchange them. */
    SAFETENSORS,

    /** The same weights as a NumPy archive. */
    NPZ,

    /** The whole network, which ONNX Runtime runs. */
    ONNX;

    /** The format of a file, which the end of its name says. */
    public static Optional<ExportFormat> of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> name.endsWith(format.suffix()))
                .findFirst();
    }

    /** How its files are named where a user names a folder: {@code tagger.npz}. */
    public String file() {
        return "tagger" + suffix();
    }

    /** {@code .safetensors} and so on. */
    public static List<String> suffixes() {
        return Arrays.stream(values()).map(ExportFormat::suffix).toList();
    }

    private String suffix() {
        return "." + name().toLowerCase(Locale.ROOT);
    }
}
