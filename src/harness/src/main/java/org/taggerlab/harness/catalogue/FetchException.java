package org.taggerlab.harness.catalogue;

/** A sample that cannot be fetched. The message says why and what to do, to follow the sample's name. */
public final class FetchException extends Exception {
    private static final long serialVersionUID = 1;

    /** Why, and what to do. */
    public FetchException(String message) {
        super(message);
    }

    /** The same, after what went wrong below. */
    public FetchException(String message, Throwable cause) {
        super(message, cause);
    }
}
