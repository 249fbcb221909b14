package org.taggerlab.harness.plan;

import org.taggerlab.harness.descriptor.SplitSpec;

/** What an event may be used for; it has one role in an experiment, for good. Tests of the source's task are tests too. */
enum Role {
    TEST("test", "target.test"),
    VALIDATION("validation", "target.validation"),
    TRAINING("training", "target.sizes"),
    SOURCE_VALIDATION("source validation", "source.validation"),
    SOURCE("source training", "source.size");

    private final String label;
    private final String path;

    Role(String label, String path) {
        this.label = label;
        this.path = path;
    }

    /** For messages. */
    String label() {
        return label;
    }

    /** The descriptor's key that says how many jets it needs. */
    String path() {
        return path;
    }

    /** The share of events that a split gives this role, relative to those of the others. */
    double share(SplitSpec split) {
        return switch (this) {
            case TEST -> split.test();
            case VALIDATION -> split.validation();
            case TRAINING -> split.training();
            case SOURCE_VALIDATION -> split.sourceValidation();
            case SOURCE -> split.source();
        };
    }
}
