package org.taggerlab.harness.catalogue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Samples of simulated QCD dijets in one file, all of whose jets are seen as they are. */
public final class SampleExamples {
    private SampleExamples() {}

    public static Sample qcd(String name, Path file, URI url, Long bytes, String sha256, String citation) {
        return new Sample(
                name,
                List.of(new SampleFile(file, url, bytes, sha256, sha256)),
                null,
                "QCD dijets",
                "Pythia 8",
                Sample.Kind.SIMULATED,
                "CC0-1.0",
                citation,
                name,
                null,
                List.of());
    }
}
