package org.taggerlab.jets.lund;

/**
 * Numbers of which the smallest is known: a binary tree, in which every place knows the smallest at or below it. Among equal
 * numbers, who wins depends on what was there before, and in the same way as in FastJet 3.4.0.
 */
final class Tournament {

    private double[] values = {};
    private int[] winners = {};
    private int size;

    /** Begins anew with the first {@code count} of {@code numbers}. */
    void begin(double[] numbers, int count) {
        if (values.length < count) {
            values = new double[numbers.length];
            winners = new int[numbers.length];
        }
        size = count;
        for (int i = 0; i < count; i++) {
            values[i] = numbers[i];
            winners[i] = i;
        }
        for (int i = count - 1; i > 0; i--) {
            challenge((i - 1) / 2, i);
        }
    }

    /** The place of the smallest number. */
    int winner() {
        return winners[0];
    }

    void update(int place, double number) {
        boolean standsBelow = winners[place] != place && !(number < values[winners[place]]);
        values[place] = number;
        if (standsBelow) {
            return;
        }
        winners[place] = place;
        boolean changed = true;
        for (int at = place; changed; at = (at - 1) / 2) {
            changed = winners[at] == place;
            if (changed) {
                winners[at] = at;
            }
            changed |= challenge(at, 2 * at + 1);
            changed |= challenge(at, 2 * at + 2);
            if (at == 0) {
                return;
            }
        }
    }

    private boolean challenge(int at, int child) {
        if (child < size && values[winners[child]] < values[winners[at]]) {
            winners[at] = winners[child];
            return true;
        }
        return false;
    }
}
