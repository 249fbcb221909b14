package org.taggerlab.vocabulary.sample;

import java.util.List;

/**
 * A sample an experiment used.
 *
 * @param kind {@code simulated}, {@code collision} or {@code simulated stand-in}
 * @param jets jets (or events) it holds
 * @param used what for: {@code source signal}, {@code target background}
 * @param dropped jets left out as unusable
 */
public record SampleUse(
        String name,
        String sha256,
        String kind,
        String process,
        String generator,
        String licence,
        int jets,
        List<String> used,
        int dropped) {}
