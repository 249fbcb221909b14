package org.taggerlab.harness.results;

/**
 * A prescription at a size: what repetitions repeat.
 *
 * @param prescription the prescription
 * @param size training jets, or events of each class
 */
public record GridCell(String prescription, int size) {

    /** {@code fine-tuned, 500 jets}, or {@code 500 events of each class} in results of events. */
    public String name(ResultSet results) {
        return prescription + ", " + results.size(size);
    }
}
