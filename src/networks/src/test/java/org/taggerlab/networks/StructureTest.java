package org.taggerlab.networks;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;
import org.taggerlab.structure.House;

class StructureTest extends House {
    @Test
    void vectorsHaveOneLengthEverywhere() {
        noClasses()
                .that()
                .doNotHaveSimpleName("RowLoops")
                .should()
                .accessFieldWhere(target(owner(type(FloatVector.class))).and(target(nameStartingWith("SPECIES"))))
                .because("where two lengths meet in one JVM, its compiler keeps vectors in memory")
                .check(room());
    }
}
