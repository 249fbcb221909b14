package org.taggerlab.vocabulary.sample;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How a sample sees its files when it is not simply all jets as they are; part of what decides a trial's outcome.
 *
 * @param label only jets that the files label so, 1 signal or 0 background, counted from 0 among themselves;
 *     {@code null}: all
 * @param detector each jet as this set-up measures it; {@code null}: as it is
 * @param clustering how jets are made of files that hold events; {@code null}: as the published LundNet samples
 *     [arXiv:2012.08526], anti-kt with R = 1, the two hardest jets above 500 GeV with |y| &lt; 2.5
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record View(Integer label, Detector detector, Clustering clustering) {

    /** Parts the name of a sample from that of the detector that measures it. */
    public static final String MEASURED_BY = "@";
}
