package org.taggerlab.harness.plan;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import org.taggerlab.harness.catalogue.Sample;
import org.taggerlab.harness.descriptor.SplitSpec;
import org.taggerlab.vocabulary.worker.Inventory;

/**
 * The jets of one sample by role.
 *
 * <p>The role of an event is where the number of its {@link EventHash} falls among the intervals of the roles: adding
 * jets or events to a sample never moves another one. Roles that the event set does not have in this experiment leave
 * their share to the others. A sample of millions of jets has one byte per jet here, and no object.
 */
final class SampleRoles {
    private static final byte NONE = -1;

    private final Sample sample;
    private final Inventory inventory;
    private final int[] places;
    private final byte[] roles;
    private final int[] available = new int[Role.values().length];
    private int leftOut;

    /**
     * Gives each usable jet its role.
     *
     * @param roles what the sample's event set is used for in this experiment
     * @param seed the split's
     * @param seen events that have no role, rising, because the experiment's source tagger has seen them
     */
    SampleRoles(Sample sample, Inventory inventory, SplitSpec split, Collection<Role> roles, long seed, long[] seen) {
        this.sample = sample;
        this.inventory = inventory;
        this.places = places(inventory.events());
        this.roles = new byte[inventory.events().length];
        inventory.bad().forEach(bad -> this.roles[bad.jet()] = NONE);
        Role[] used = EnumSet.copyOf(roles).toArray(Role[]::new);
        double[] ends = ends(split, used);
        var hash = new EventHash(seed, sample.eventSet());
        for (int jet = 0; jet < this.roles.length; jet++) {
            if (this.roles[jet] != NONE && Arrays.binarySearch(seen, inventory.events()[jet]) >= 0) {
                this.roles[jet] = NONE;
                leftOut++;
            }
            if (this.roles[jet] != NONE) {
                Role role =
                        used[interval(EventHash.uniform(hash.ofEvent(inventory.events()[jet])), ends)];
                this.roles[jet] = (byte) role.ordinal();
                available[role.ordinal()]++;
            }
        }
    }

    Sample sample() {
        return sample;
    }

    Inventory inventory() {
        return inventory;
    }

    /** How many jets have no role because the source tagger has seen their events. */
    int leftOut() {
        return leftOut;
    }

    /** How many jets may serve a role. */
    int available(Role role) {
        return available[role.ordinal()];
    }

    /**
     * The first jets of a role in the order of a seed: fewer of them are always the beginning of more.
     *
     * @throws IllegalArgumentException if there are fewer
     */
    int[] take(Role role, int count, long seed) {
        if (count > available(role)) {
            throw new IllegalArgumentException(
                    count + " jets for " + role.label() + " of " + sample.name() + ", there are " + available(role));
        }
        var hash = new EventHash(seed, sample.eventSet());
        var numbers = new long[available(role)];
        int filled = 0;
        for (int jet = 0; jet < roles.length; jet++) {
            if (roles[jet] == role.ordinal()) {
                numbers[filled++] = number(hash, jet);
            }
        }
        Arrays.sort(numbers);
        var taken = new int[count];
        Arrays.fill(taken, NONE);
        for (int jet = 0; count > 0 && jet < roles.length; jet++) {
            if (roles[jet] == role.ordinal() && number(hash, jet) <= numbers[count - 1]) {
                int rank = Arrays.binarySearch(numbers, number(hash, jet));
                // of equal numbers the earlier jet comes first
                while (rank > 0 && numbers[rank - 1] == numbers[rank]) {
                    rank--;
                }
                while (rank < count && taken[rank] != NONE) {
                    rank++;
                }
                if (rank < count) {
                    taken[rank] = jet;
                }
            }
        }
        return taken;
    }

    /** A jet's number, so that rising signed numbers are rising unsigned ones. */
    private long number(EventHash hash, int jet) {
        return hash.ofJet(inventory.events()[jet], places == null ? 0 : places[jet]) ^ Long.MIN_VALUE;
    }

    /** Where in [0, 1) the interval of each role ends. */
    private static double[] ends(SplitSpec split, Role[] used) {
        double total =
                Arrays.stream(used).mapToDouble(role -> role.share(split)).sum();
        var ends = new double[used.length];
        double end = 0;
        for (int i = 0; i < used.length; i++) {
            end += used[i].share(split) / total;
            ends[i] = end;
        }
        return ends;
    }

    /** The interval of a point of [0, 1). */
    private static int interval(double point, double[] ends) {
        int at = 0;
        // rounding must not lose the last events
        while (at < ends.length - 1 && point >= ends[at]) {
            at++;
        }
        return at;
    }

    /** For each jet, how many jets of its event stand before it; {@code null} if no event has two. */
    private static int[] places(long[] events) {
        long[] shared = events.clone();
        Arrays.sort(shared);
        int count = 0;
        for (int i = 1; i < shared.length; i++) {
            if (shared[i] == shared[i - 1] && (count == 0 || shared[count - 1] != shared[i])) {
                shared[count++] = shared[i];
            }
        }
        if (count == 0) {
            return null;
        }
        var seen = new int[count];
        var places = new int[events.length];
        for (int jet = 0; jet < events.length; jet++) {
            int event = Arrays.binarySearch(shared, 0, count, events[jet]);
            places[jet] = event < 0 ? 0 : seen[event]++;
        }
        return places;
    }
}
