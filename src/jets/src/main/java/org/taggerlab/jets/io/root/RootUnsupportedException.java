package org.taggerlab.jets.io.root;

/** What a sound file has and is not read here. */
final class RootUnsupportedException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    private final String advice;

    /** @param advice what to do, in place of downloading the file again */
    RootUnsupportedException(String message, String advice) {
        super(message);
        this.advice = advice;
    }

    String advice() {
        return advice;
    }
}
