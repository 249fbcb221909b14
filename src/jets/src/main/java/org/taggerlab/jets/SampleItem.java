package org.taggerlab.jets;

import java.util.Optional;

/** A jet or an event of a sample. */
public interface SampleItem {

    /** Its place in the sample, from 0. */
    int index();

    /** Why it cannot be used, empty if it can. */
    Optional<String> flaw();
}
