package org.taggerlab.harness.plan;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.taggerlab.harness.catalogue.Sample;
import org.taggerlab.harness.descriptor.SplitSpec;
import org.taggerlab.vocabulary.worker.Inventory;

/**
 * The jets of one sample by role.
 *
 * <p>The role of an event is where the number of its {@link EventHash} falls among the intervals of the roles: adding
 * jets or events to a sample never moves another one. Roles that the event set does not have in this experiment leave
 * their share to the others.
 */
final class SampleRoles {
    private final Sample sample;
    private final Inventory inventory;
    private final int[] places;
    private final Map<Role, int[]> jets = new EnumMap<>(Role.class);

    /**
     * Gives each usable jet its role.
     *
     * @param roles what the sample's event set is used for in this experiment
     * @param seed the split's
     */
    SampleRoles(Sample sample, Inventory inventory, SplitSpec split, Collection<Role> roles, long seed) {
        this.sample = sample;
        this.inventory = inventory;
        this.places = places(inventory.events());
        var isBad = new boolean[inventory.events().length];
        inventory.bad().forEach(bad -> isBad[bad.jet()] = true);
        Set<Role> used = EnumSet.copyOf(roles);
        var hash = new EventHash(seed, sample.eventSet());
        var byRole = new EnumMap<Role, IntStream.Builder>(Role.class);
        used.forEach(role -> byRole.put(role, IntStream.builder()));
        for (int jet = 0; jet < isBad.length; jet++) {
            Role role = role(EventHash.uniform(hash.ofEvent(inventory.events()[jet])), split, used);
            if (!isBad[jet]) {
                byRole.get(role).add(jet);
            }
        }
        byRole.forEach((role, builder) -> jets.put(role, builder.build().toArray()));
    }

    Sample sample() {
        return sample;
    }

    Inventory inventory() {
        return inventory;
    }

    /** How many jets may serve a role. */
    int available(Role role) {
        return jets.getOrDefault(role, new int[0]).length;
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
        record Numbered(int jet, long number) {}
        return IntStream.of(jets.get(role))
                .mapToObj(jet -> new Numbered(jet, hash.ofJet(inventory.events()[jet], places[jet])))
                .sorted((a, b) -> a.number() == b.number()
                        ? Integer.compare(a.jet(), b.jet())
                        : Long.compareUnsigned(a.number(), b.number()))
                .limit(count)
                .mapToInt(Numbered::jet)
                .toArray();
    }

    /** The role at a point of [0, 1). */
    private static Role role(double point, SplitSpec split, Set<Role> used) {
        double total = used.stream().mapToDouble(role -> role.share(split)).sum();
        double end = 0;
        Role last = null;
        for (Role role : used) {
            end += role.share(split) / total;
            last = role;
            if (point < end) {
                return role;
            }
        }
        return last; // rounding must not lose the last events
    }

    /** For each jet, how many jets of its event stand before it. */
    private static int[] places(long[] events) {
        var seen = new HashMap<Long, Integer>();
        var places = new int[events.length];
        for (int jet = 0; jet < events.length; jet++) {
            places[jet] = seen.merge(events[jet], 1, Integer::sum) - 1;
        }
        return places;
    }
}
