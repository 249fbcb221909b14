package org.taggerlab.plugin.resolution;

/** What is needed cannot be fetched, or cannot run on this machine; the message says why and what to do. */
public final class UnresolvedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnresolvedException(String message) {
        super(message);
    }

    UnresolvedException(String message, Throwable cause) {
        super(message, cause);
    }
}
