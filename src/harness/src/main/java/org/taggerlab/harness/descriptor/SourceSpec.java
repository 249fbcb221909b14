package org.taggerlab.harness.descriptor;

/**
 * What is transferred from: a training of its own, or an existing tagger.
 *
 * @param signal name of the signal sample; {@code null} with an existing tagger
 * @param background name of the background sample; {@code null} with an existing tagger
 * @param size training jets, signal and background together
 * @param validation validation jets, signal and background together
 * @param epochs the most epochs it trains
 * @param model an existing tagger: a file, or Maven coordinates {@code group:artifact:version:zip:model};
 *     {@code null} if the source is trained
 */
public record SourceSpec(String signal, String background, int size, int validation, int epochs, String model) {

    /** Whether the source is an existing tagger that nobody trains here. */
    public boolean isExisting() {
        return model != null;
    }
}
