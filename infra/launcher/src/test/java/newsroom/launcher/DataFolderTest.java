package newsroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path folder;

    @Test
    void one_newsroom_at_a_time_has_the_folder() {
        var first = DataFolder.take(folder);
        assertThatThrownBy(() -> DataFolder.take(folder))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Another newsroom runs");
        assertThat(DataFolder.isTaken(folder)).isTrue();
        first.close();
        assertThat(DataFolder.isTaken(folder)).isFalse();
        DataFolder.take(folder).close();
    }

    @Test
    void data_of_a_newer_version_is_refused_and_left_alone() throws Exception {
        DataFolder.take(folder).close();
        Files.writeString(folder.resolve("version"), "3\n");
        assertThatThrownBy(() -> DataFolder.take(folder))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("version 3")
                .hasMessageContaining("newer program");
        assertThat(folder.resolve("version")).hasContent("3");
    }

    @Test
    void a_secret_is_made_once_and_only_its_owner_can_read_it() throws Exception {
        try (var data = DataFolder.take(folder)) {
            var secret = data.secret("receipt");
            assertThat(secret).hasSizeGreaterThan(40).isEqualTo(data.secret("receipt"));
            assertThat(Files.getPosixFilePermissions(folder.resolve("keys/receipt")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void data_of_an_older_version_are_taken_and_marked() throws Exception {
        Files.writeString(folder.resolve("version"), "1\n");
        DataFolder.take(folder).close();
        assertThat(folder.resolve("version")).hasContent("2");
    }

    @Test
    void data_that_one_kind_of_store_keeps_are_not_used_with_another() {
        try (var data = DataFolder.take(folder)) {
            assertThat(DataFolder.storeKind(folder)).isEmpty();
            data.checkStoreKind(StoreKind.ELSEWHERE);
            data.noteStoreKind(StoreKind.MONGOD);
            data.checkStoreKind(StoreKind.MONGOD);
            assertThatThrownBy(() -> data.checkStoreKind(StoreKind.EMBEDDED))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("a mongod of its own")
                    .hasMessageContaining("--store mongod")
                    .hasMessageContaining("--data DIR");
        }
    }

    @Test
    void documents_from_before_there_was_a_choice_are_with_the_embedded_store() throws Exception {
        Files.createDirectories(folder.resolve("store"));
        try (var data = DataFolder.take(folder)) {
            data.checkStoreKind(StoreKind.EMBEDDED);
            assertThatThrownBy(() -> data.checkStoreKind(StoreKind.ELSEWHERE)).isInstanceOf(Refused.class);
        }
    }

    @Test
    void the_epoch_begins_at_1_and_never_goes_back() throws Exception {
        try (var data = DataFolder.take(folder)) {
            assertThat(data.epochOfAtLeast(0)).isEqualTo(1);
            assertThat(data.epochOfAtLeast(4)).isEqualTo(4);
            assertThat(data.epochOfAtLeast(2)).isEqualTo(4);
        }
        assertThat(DataFolder.epoch(folder)).isEqualTo(4);
        Files.writeString(folder.resolve("epoch"), "many\n");
        assertThatThrownBy(() -> DataFolder.epoch(folder))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("epoch");
    }

    @Test
    void nobody_runs_on_a_backup() throws Exception {
        Files.writeString(folder.resolve("backup"), "");
        assertThatThrownBy(() -> DataFolder.take(folder))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is a backup")
                .hasMessageContaining("infra/newsroom restore");
        assertThat(folder.resolve("lock")).doesNotExist();
    }
}
