package org.taggerlab.harness.gates;

/** A gate that cannot be understood. */
final class GateSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;

    GateSyntaxException(int offset, String message) {
        super(message);
        this.offset = offset;
    }

    /** Where in the text, from 0. */
    int offset() {
        return offset;
    }
}
