package org.taggerlab.harness.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.vocabulary.worker.Inventory;

class InventoriesTest {
    private static final String SHA = "0123456789abcdef".repeat(4);

    @TempDir
    Path folder;

    @Test
    void inventoryIsRememberedByDigest() throws IOException {
        var inventories = new Inventories(folder);
        inventories.remember(
                SHA,
                new Inventory(
                        new long[] {4, 4, 7},
                        List.of(new Inventory.BadJet(1, "no constituents")),
                        Map.of(),
                        Map.of("process", "W")));

        var found = inventories.find(SHA).orElseThrow();
        assertThat(found.events()).containsExactly(4, 4, 7);
        assertThat(found.bad()).containsExactly(new Inventory.BadJet(1, "no constituents"));
        assertThat(inventories.find("f".repeat(64))).isEmpty();
    }

    @Test
    void changedInventoryIsNotBelieved() throws IOException {
        var inventories = new Inventories(folder);
        inventories.remember(SHA, new Inventory(new long[] {4, 5, 7}, List.of(), Map.of(), Map.of()));
        var file = folder.resolve(SHA + ".json");
        Files.writeString(file, Files.readString(file).replace("7", "8"));

        assertThat(inventories.find(SHA)).isEmpty();
    }
}
