package org.taggerlab.jets.detector;

import org.taggerlab.jets.FourMomentum;
import org.taggerlab.vocabulary.sample.Detector.Calorimeter;

/**
 * Where energy is deposited: a cell of a calorimeter, or a particle's own place where there are none.
 *
 * @param column of the cell, or the particle's number
 * @param eta of its middle
 * @param phi of its middle
 */
record Cell(long column, long row, double eta, double phi) implements Comparable<Cell> {

    static Cell of(FourMomentum particle, int number, Calorimeter calorimeter) {
        double eta = particle.eta();
        double phi = particle.phi();
        if (calorimeter.cellEta() == 0) {
            return new Cell(number, 0, eta, phi);
        }
        // the whole number of cells that comes nearest to the declared width
        long around = Math.max(1, Math.round(2 * Math.PI / calorimeter.cellPhi()));
        double width = 2 * Math.PI / around;
        long column = (long) Math.floor(eta / calorimeter.cellEta());
        long row = Math.min(around - 1, (long) (phi / width));
        return new Cell(column, row, (column + 0.5) * calorimeter.cellEta(), (row + 0.5) * width);
    }

    /** A massless deposit of {@code energy} in GeV. */
    FourMomentum massless(double energy) {
        double pt = energy / Math.cosh(eta);
        return new FourMomentum(pt * Math.cos(phi), pt * Math.sin(phi), energy * Math.tanh(eta), energy);
    }

    @Override
    public int compareTo(Cell other) {
        return column != other.column ? Long.compare(column, other.column) : Long.compare(row, other.row);
    }
}
