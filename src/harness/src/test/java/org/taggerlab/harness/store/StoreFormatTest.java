package org.taggerlab.harness.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

class StoreFormatTest {
    @TempDir
    Path folder;

    private ResultStore store;

    @BeforeEach
    void openStore() {
        store = ResultStore.openToWrite(folder.resolve("store"));
    }

    @Test
    void storeOfAnotherFormatIsRefused() throws IOException {
        Files.writeString(store.root().resolve("store.json"), "{\"schema\":\"tagger-store/9\"}");

        assertThatThrownBy(() -> ResultStore.open(store.root())).hasMessageContaining("tagger-store/9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}x", "{\"schema\": [1]}", "{\"sch\u0000ema\": \"tagger-store/1\"}"})
    void damagedStoreJsonIsNamedWithWhatToDo(String text) throws IOException {
        var marker = Files.writeString(store.root().resolve("store.json"), text);

        assertThatThrownBy(() -> ResultStore.openToWrite(store.root()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(marker
                        + ": is damaged, expected {\"schema\" : \"tagger-store/1\"}; delete it if its folder is a store"
                        + " of tagger-maven-plugin, which writes it again, or name another folder with"
                        + " -Dtagger.store=<folder>");
        assertThat(marker).hasContent(text);
    }

    @Test
    void nothingIsTidiedUpInAFolderThatIsNoStoreYet() throws IOException {
        var mine = Files.createDirectories(folder.resolve("mine/work/0f1e2d-replaced"));

        ResultStore.openToWrite(folder.resolve("mine"));

        assertThat(mine).exists();
        assertThat(folder.resolve("mine/trials")).isEmptyDirectory();
    }
}
