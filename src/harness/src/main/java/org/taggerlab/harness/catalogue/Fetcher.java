package org.taggerlab.harness.catalogue;

/** What brings a sample from elsewhere to where its file should lie. */
@FunctionalInterface
public interface Fetcher {
    /** Brings nothing. */
    Fetcher NONE = sample -> {
        throw new FetchException("lies at " + sample.url() + " and is not here; it was not asked for");
    };

    /**
     * Brings one; there is then a file with the sample's digest.
     *
     * @throws FetchException if it cannot be brought
     */
    void fetch(Sample sample) throws FetchException;
}
