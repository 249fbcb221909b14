package org.taggerlab.jets.lund;

/** The pseudojets of a part of the plane in the order in which they came, close to each other in memory. */
final class Tile {

    double[] y = {};
    double[] f = {};
    int[] place = {};
    int size;

    void empty(int most) {
        size = 0;
        if (y.length < most) {
            int places = Math.max(256, Integer.highestOneBit(most) * 2);
            y = new double[places];
            f = new double[places];
            place = new int[places];
        }
    }

    void add(int which, double rapidity, double phi) {
        y[size] = rapidity;
        f[size] = phi;
        place[size++] = which;
    }

    void remove(int which) {
        int at = size - 1;
        while (place[at] != which) {
            at--;
        }
        size--;
        System.arraycopy(y, at + 1, y, at, size - at);
        System.arraycopy(f, at + 1, f, at, size - at);
        System.arraycopy(place, at + 1, place, at, size - at);
    }
}
