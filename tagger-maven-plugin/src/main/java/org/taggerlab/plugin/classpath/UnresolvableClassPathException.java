package org.taggerlab.plugin.classpath;

/** No worker can be started on this machine; the message says why and what to do. */
public final class UnresolvableClassPathException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnresolvableClassPathException(String message) {
        super(message);
    }

    UnresolvableClassPathException(String message, Throwable cause) {
        super(message, cause);
    }
}
