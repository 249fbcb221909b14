package org.taggerlab.vocabulary.delta;

/**
 * An array of which a delta holds the difference.
 *
 * @param name as in the layout of the tagger
 * @param rank of the {@link Addition} to the source's values; 0 for none
 * @param rows of the matrix as which the values are read for that
 */
record DeltaArray(String name, int rank, int rows) {
    static final int MOST_RANK = 256;

    /** Whether so many values can be read so. */
    boolean fits(int values) {
        return rows > 0
                && values % rows == 0
                && rank >= 0
                && rank <= Math.min(MOST_RANK, Math.min(rows, values / rows));
    }

    /** How many bytes the difference of so many values has. */
    long bytes(int values) {
        return (long) Float.BYTES * rank * (rows + values / rows) + (long) Integer.BYTES * values;
    }
}
