package org.taggerlab.jets.io.root;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.taggerlab.jets.sample.SampleException;

/** A tree: entries with a value, or a list of values, in each branch. */
public final class RootTree {

    private final RootFile file;
    private final String name;
    private final long entries;
    private final SortedMap<String, RootBranch> branches;

    RootTree(RootFile file, String name, long entries, SortedMap<String, RootBranch> branches) {
        this.file = file;
        this.name = name;
        this.entries = entries;
        this.branches = branches;
    }

    public String name() {
        return name;
    }

    public long entries() {
        return entries;
    }

    /** Names of all branches, readable or not, in alphabetical order. */
    public SortedSet<String> branches() {
        return new TreeSet<>(branches.keySet());
    }

    public boolean has(String branch) {
        return branches.containsKey(branch);
    }

    /** @throws SampleException when there is no such branch or it does not hold numbers */
    public RootBranch branch(String branch) {
        RootBranch found = branches.get(branch);
        if (found == null) {
            throw SampleException.of(
                    file.path(),
                    "tree \"" + name + "\" has no branch \"" + branch + "\"",
                    "it has " + branches.size() + " others, such as "
                            + branches.keySet().stream().limit(8).toList());
        }
        found.requireNumbers();
        return found;
    }
}
