package org.taggerlab.networks.examples;

/** What relates the nodes of a jet to each other before a network does. */
public enum Structure {
    /** Nodes of trees, as LundNet takes them: each has a parent or is a root. */
    TREES,

    /** Particles of a cloud, as ParticleNet takes them: their first two features are coordinates. */
    CLOUDS,

    /** Objects of an event, as the event Transformer takes them: nothing relates them. */
    SETS
}
