package org.taggerlab.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.harness.catalogue.Sample;
import org.taggerlab.harness.descriptor.SplitSpec;
import org.taggerlab.vocabulary.worker.Inventory;

class SampleRolesTest {
    private static final Set<Role> ALL = EnumSet.allOf(Role.class);
    private final Sample sample = Fixtures.CATALOGUE.find("qcd");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void addingJetsAnywhereMovesNoEventToAnotherRoleAndKeepsTheOrderOfTheOthers(long seed) {
        Inventory few = Fixtures.inventory(1000, seed);
        long[] more = LongStream.concat(
                        LongStream.concat(LongStream.range(900_000, 900_700), Arrays.stream(few.events())),
                        LongStream.range(800_000, 800_900))
                .toArray();
        SampleRoles before = roles(few, ALL, seed);
        SampleRoles after = roles(new Inventory(more, List.of(), Map.of(), Map.of()), ALL, seed);

        for (Role role : Role.values()) {
            int[] old = before.take(role, before.available(role), 77);
            int[] kept = Arrays.stream(after.take(role, after.available(role), 77))
                    .filter(jet -> jet >= 700 && jet < 1700)
                    .map(jet -> jet - 700)
                    .toArray();
            assertThat(kept).isEqualTo(old);
        }
    }

    @Test
    void everyJetHasOneRoleAndJetsOfOneEventHaveTheSame() {
        Inventory inventory = Fixtures.inventory(3000, 1);
        SampleRoles roles = roles(inventory, ALL, 1);

        var byEvent = new HashMap<Long, Role>();
        int jets = 0;
        for (Role role : Role.values()) {
            for (int jet : roles.take(role, roles.available(role), 0)) {
                assertThat(byEvent.merge(inventory.events()[jet], role, (a, b) -> a))
                        .isEqualTo(role);
                jets++;
            }
        }
        assertThat(jets).isEqualTo(3000);
    }

    @Test
    void rolesGetTheirSharesOfTheEvents() {
        Inventory inventory = new Inventory(LongStream.range(0, 100_000).toArray(), List.of(), Map.of(), Map.of());
        SampleRoles roles = roles(inventory, ALL, 1);

        for (Role role : Role.values()) {
            double share = role.share(SplitSpec.DEFAULT);
            double fiveSigma = 5 * Math.sqrt(100_000 * share * (1 - share));
            assertThat((double) roles.available(role)).isCloseTo(100_000 * share, within(fiveSigma));
        }
    }

    @Test
    void aSampleOfTheTargetOnlyGivesAllOfItselfToTheTarget() {
        Set<Role> target = EnumSet.of(Role.TEST, Role.VALIDATION, Role.TRAINING);
        SampleRoles roles = roles(Fixtures.inventory(3000, 1), target, 1);

        assertThat(Stream.of(Role.values()).mapToInt(roles::available).sum()).isEqualTo(3000);
        assertThat(roles.available(Role.SOURCE)).isZero();
    }

    /** As the Javadoc defines it, with objects. */
    @Test
    void jetsComeByTheNumbersOfTheirEventAndTheirPlaceInIt() {
        Inventory inventory = Fixtures.inventory(3000, 5);
        SampleRoles roles = roles(inventory, ALL, 5);
        var hash = new EventHash(77, sample.eventSet());
        var seen = new HashMap<Long, Integer>();
        var numbers = new long[3000];
        for (int jet = 0; jet < 3000; jet++) {
            long event = inventory.events()[jet];
            numbers[jet] = hash.ofJet(event, seen.merge(event, 1, Integer::sum) - 1);
        }
        for (Role role : Role.values()) {
            int count = roles.available(role);
            int[] taken = roles.take(role, count, 77);

            assertThat(taken)
                    .hasSize(count)
                    .isEqualTo(Arrays.stream(taken)
                            .boxed()
                            .sorted((a, b) -> Long.compareUnsigned(numbers[a], numbers[b]))
                            .mapToInt(Integer::intValue)
                            .toArray());
            assertThat(roles.take(role, count / 3, 77)).isEqualTo(Arrays.copyOf(taken, count / 3));
        }
    }

    @Test
    void anotherSeedDealsTheEventsAnew() {
        Inventory inventory = Fixtures.inventory(3000, 1);

        assertThat(roles(inventory, ALL, 1).take(Role.TEST, 500, 0))
                .isNotEqualTo(roles(inventory, ALL, 2).take(Role.TEST, 500, 0));
    }

    private SampleRoles roles(Inventory inventory, Set<Role> roles, long seed) {
        return new SampleRoles(sample, inventory, SplitSpec.DEFAULT, roles, seed, new long[0]);
    }
}
