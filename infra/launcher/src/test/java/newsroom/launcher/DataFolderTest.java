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
        Files.writeString(folder.resolve("version"), "2\n");
        assertThatThrownBy(() -> DataFolder.take(folder))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("version 2")
                .hasMessageContaining("newer program");
        assertThat(folder.resolve("version")).hasContent("2");
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
}
