package org.taggerlab.vocabulary.worker;

import java.util.List;
import java.util.Map;
import org.taggerlab.vocabulary.sample.SetUpValue;

/**
 * What a physicist checks in a sample before using it: {@code validation.json}, schema {@value #SCHEMA}.
 *
 * @param schema {@value #SCHEMA}
 * @param name the sample's name
 * @param sha256 digest of its file
 * @param kind {@code simulated}, {@code collision} or {@code simulated stand-in}
 * @param process what was generated or recorded
 * @param generator what made it; {@code null} for collision data
 * @param jets jets that were looked at, those dropped not counted
 * @param all how many jets the whole sample has, dropped ones too; 0 if that is not known
 * @param dropped jets of the whole sample that cannot be used, by reason; of those looked at, if {@code all} is not known
 * @param leftOut particles that the reader left out of jets, by reason: of the whole sample, or of what was looked at as
 *     {@code dropped}
 * @param grooming how {@code groomedMass} was groomed, such as {@code mMDT, z > 0.1}
 * @param mass jet mass / GeV
 * @param groomedMass groomed jet mass / GeV
 * @param pt transverse momentum / GeV
 * @param multiplicity constituents per jet
 * @param lundPlane the primary Lund plane [arXiv:1807.04758]
 * @param setUp the detector that measured the jets, value by value with its source; empty without
 */
public record SampleValidation(
        String schema,
        String name,
        String sha256,
        String kind,
        String process,
        String generator,
        int jets,
        int all,
        Map<String, Integer> dropped,
        Map<String, Long> leftOut,
        String grooming,
        Histogram mass,
        Histogram groomedMass,
        Histogram pt,
        Histogram multiplicity,
        LundPlane lundPlane,
        List<SetUpValue> setUp) {

    /** How many jets of a sample are looked at, at most, from its beginning. */
    public static final int MOST = 10_000;

    /** The schema this code writes and reads. */
    public static final String SCHEMA = "tagger-validation/3";

    /**
     * Counts in bins of equal width.
     *
     * @param low lower edge of the first bin
     * @param high upper edge of the last bin
     * @param counts jets in each bin
     * @param below jets below {@code low}
     * @param above jets at {@code high} or above
     */
    public record Histogram(double low, double high, int[] counts, int below, int above) {}

    /**
     * Emissions per jet and unit area.
     *
     * @param deltaBins bins in ln(1/Delta)
     * @param deltaLow lower edge in ln(1/Delta)
     * @param deltaHigh upper edge in ln(1/Delta)
     * @param ktBins bins in ln(kt / GeV)
     * @param ktLow lower edge in ln(kt / GeV)
     * @param ktHigh upper edge in ln(kt / GeV)
     * @param density [ktBins, deltaBins], row-major, rows by rising kt
     */
    public record LundPlane(
            int deltaBins,
            double deltaLow,
            double deltaHigh,
            int ktBins,
            double ktLow,
            double ktHigh,
            double[] density) {}
}
