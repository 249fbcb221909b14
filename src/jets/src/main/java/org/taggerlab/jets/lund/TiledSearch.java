package org.taggerlab.jets.lund;

import org.taggerlab.jets.FourMomentum;

/**
 * Merges pairs by rising distance, with equal distances in the order in which FastJet 3.4.0 meets them when it has many
 * particles and a radius of 1000: the plane is two rows of rapidity times three columns of azimuth, neighbours are sought in
 * one's own tile first, and in a tile what came last is met first. Directions on a grid, as those of calorimeter cells, have
 * many equal distances; without any, the order is of no consequence.
 */
final class TiledSearch {

    private static final int COLUMNS = 3;
    private static final int TILES = 2 * COLUMNS;
    private static final double WIDTH = 2 * Math.PI / COLUMNS;

    /** All tiles in the order in which they are searched from each. */
    private static final int[][] ORDER = new int[TILES][];

    static {
        for (int c = 0; c < COLUMNS; c++) {
            int left = (c + COLUMNS - 1) % COLUMNS;
            int right = (c + 1) % COLUMNS;
            ORDER[c] = new int[] {c, left, right, COLUMNS + left, COLUMNS + c, COLUMNS + right};
            ORDER[COLUMNS + c] = new int[] {COLUMNS + c, left, c, right, COLUMNS + left, COLUMNS + right};
        }
    }

    private final RowBorder rows = new RowBorder();
    private final Tournament tournament = new Tournament();
    private final Tile[] tiles = new Tile[TILES];
    // by place: of a pair that is merged, the sum takes the lower one
    private double[] y = {};
    private double[] f = {};
    private double[] distance = {};
    private int[] nearest = {};
    private int[] pseudojet = {};
    private int[] tile = {};
    private boolean[] waiting = {};
    private int[] changed = {};
    private int changes;

    TiledSearch() {
        for (int i = 0; i < TILES; i++) {
            tiles[i] = new Tile();
        }
    }

    /** Merges until one is left or none is near another. */
    void cluster(CambridgeAachen history, int count) {
        grow(count);
        rows.find(history, count);
        for (Tile one : tiles) {
            one.empty(count);
        }
        for (int i = 0; i < count; i++) {
            place(i, history, i);
        }
        findNeighbours();
        tournament.begin(distance, count);
        for (int left = count; left > 1; left--) {
            int winner = tournament.winner();
            int other = nearest[winner];
            if (other < 0) {
                return;
            }
            merge(history, Math.max(winner, other), Math.min(winner, other));
        }
    }

    private void findNeighbours() {
        for (Tile one : tiles) {
            for (int k = one.size - 1; k >= 0; k--) {
                meet(one.place[k], one, k + 1);
            }
        }
        for (int from = 0; from < TILES; from++) {
            // each pair of tiles once: what is to the right, and above
            for (int to = from < COLUMNS ? 2 : 5; to < TILES; to++) {
                for (int k = tiles[from].size - 1; k >= 0; k--) {
                    meet(tiles[from].place[k], tiles[ORDER[from][to]], 0);
                }
            }
        }
    }

    /** Makes {@code a} and what is in a tile from {@code end} on know each other. */
    private void meet(int a, Tile other, int end) {
        double ya = y[a];
        double fa = f[a];
        double best = distance[a];
        int at = nearest[a];
        for (int k = other.size - 1; k >= end; k--) {
            double d = FourMomentum.distance2(ya, fa, other.y[k], other.f[k]);
            int b = other.place[k];
            if (d < best) {
                best = d;
                at = b;
            }
            if (d < distance[b]) {
                distance[b] = d;
                nearest[b] = a;
            }
        }
        distance[a] = best;
        nearest[a] = at;
    }

    /** Puts the sum of the pseudojets in places {@code a > b} into {@code b}; {@code a} stays empty. */
    private void merge(CambridgeAachen history, int a, int b) {
        int sum = history.merge(pseudojet[a], pseudojet[b]);
        tiles[tile[a]].remove(a);
        tiles[tile[b]].remove(b);
        place(b, history, sum);
        tournament.update(a, Double.MAX_VALUE);
        for (int where : ORDER[tile[b]]) {
            repair(tiles[where], a, b);
        }
        change(b);
        while (changes > 0) {
            int i = changed[--changes];
            waiting[i] = false;
            tournament.update(i, distance[i]);
        }
    }

    private void repair(Tile where, int a, int b) {
        double yb = y[b];
        double fb = f[b];
        double best = distance[b];
        int at = nearest[b];
        for (int k = where.size - 1; k >= 0; k--) {
            int i = where.place[k];
            if (i == b) {
                continue;
            }
            if (nearest[i] == a || nearest[i] == b) {
                rescan(i);
                change(i);
            }
            double d = FourMomentum.distance2(yb, fb, where.y[k], where.f[k]);
            if (d < distance[i]) {
                distance[i] = d;
                nearest[i] = b;
                change(i);
            }
            if (d < best) {
                best = d;
                at = i;
            }
        }
        distance[b] = best;
        nearest[b] = at;
    }

    private void rescan(int i) {
        double yi = y[i];
        double fi = f[i];
        double best = CambridgeAachen.RADIUS2;
        int at = -1;
        for (int where : ORDER[tile[i]]) {
            Tile one = tiles[where];
            double[] oneY = one.y;
            double[] oneF = one.f;
            // nothing is nearer than 0: without this, many in the same place would cost O(N^3)
            for (int k = one.size - 1; k >= 0 && best > 0; k--) {
                double d = FourMomentum.distance2(yi, fi, oneY[k], oneF[k]);
                if (d < best && one.place[k] != i) {
                    best = d;
                    at = one.place[k];
                }
            }
        }
        distance[i] = best;
        nearest[i] = at;
    }

    private void change(int i) {
        if (!waiting[i]) {
            waiting[i] = true;
            changed[changes++] = i;
        }
    }

    private void place(int at, CambridgeAachen history, int which) {
        y[at] = history.rapidity(which);
        f[at] = history.phi(which);
        pseudojet[at] = which;
        distance[at] = CambridgeAachen.RADIUS2;
        nearest[at] = -1;
        tile[at] = COLUMNS * rows.of(y[at]) + (int) ((f[at] + 2 * Math.PI) / WIDTH) % COLUMNS;
        tiles[tile[at]].add(at, y[at], f[at]);
    }

    private void grow(int count) {
        if (y.length >= count) {
            return;
        }
        int places = Math.max(256, Integer.highestOneBit(count) * 2);
        y = new double[places];
        f = new double[places];
        distance = new double[places];
        nearest = new int[places];
        pseudojet = new int[places];
        tile = new int[places];
        waiting = new boolean[places];
        changed = new int[places];
    }
}
