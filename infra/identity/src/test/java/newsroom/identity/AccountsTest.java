package newsroom.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static newsroom.identity.Role.EDITOR;
import static newsroom.identity.Role.STEWARD;
import static newsroom.identity.Role.TRANSLATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {
    @TempDir
    Path data;

    Path folder;
    Accounts accounts;

    @BeforeEach
    void open() {
        folder = data.resolve("identity");
        accounts = Accounts.open(folder);
    }

    @Test
    void a_secret_is_long_random_and_never_kept() throws IOException {
        var first = accounts.create("rosa", Set.of(EDITOR), List.of());
        var second = accounts.create("emma", Set.of(EDITOR), List.of());

        assertThat(Base64.getUrlDecoder().decode(first)).hasSizeGreaterThanOrEqualTo(16);
        assertThat(second).isNotEqualTo(first);
        try (var files = Files.list(folder)) {
            assertThat(files).allSatisfy(file -> assertThat(file).content().doesNotContain(first, second));
        }
        assertThat(Secrets.hashes()
                        .matches(first, accounts.find("rosa").orElseThrow().secretHash()))
                .isTrue();
    }

    @Test
    void only_their_owner_may_read_accounts_and_key() throws IOException {
        accounts.create("rosa", Set.of(EDITOR), List.of());
        SigningKey.keptIn(folder);

        assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(fromString("rwx------"));
        try (var files = Files.list(folder)) {
            assertThat(files)
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allSatisfy(file ->
                            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(fromString("rw-------")));
        }
    }

    @Test
    void what_others_may_read_is_not_trusted() throws IOException {
        accounts.create("rosa", Set.of(EDITOR), List.of());
        Files.setPosixFilePermissions(folder.resolve("accounts.json"), fromString("rw-r-----"));

        assertThatIllegalStateException().isThrownBy(accounts::list).withMessageContaining("chmod 600");
    }

    @Test
    void accounts_made_elsewhere_are_seen_at_once() {
        var elsewhere = Accounts.open(folder);
        elsewhere.create("rosa", Set.of(TRANSLATOR, EDITOR), List.of("es", "ZH-hant", "es"));

        assertThat(accounts.list())
                .containsExactly(new Account("rosa", Set.of(EDITOR, TRANSLATOR), List.of("es", "zh-Hant")));
    }

    @Test
    void a_name_is_given_once() {
        accounts.create("rosa", Set.of(EDITOR), List.of());
        var before = accounts.find("rosa");

        assertThatIllegalArgumentException().isThrownBy(() -> accounts.create("rosa", Set.of(STEWARD), List.of()));
        assertThat(accounts.find("rosa")).isEqualTo(before);
    }

    @Test
    void changing_an_account_leaves_its_secret() {
        accounts.create("rosa", Set.of(EDITOR, STEWARD), List.of("es"));
        var hash = accounts.find("rosa").orElseThrow().secretHash();

        assertThat(accounts.change("rosa", Set.of(EDITOR), List.of("el"))).isTrue();

        assertThat(accounts.find("rosa"))
                .contains(new Credential(new Account("rosa", Set.of(EDITOR), List.of("el")), hash));
    }

    @Test
    void nobody_can_be_changed_or_removed_who_is_not_there() {
        assertThat(accounts.change("rosa", Set.of(STEWARD), List.of())).isFalse();
        assertThat(accounts.remove("rosa")).isFalse();
        assertThat(accounts.list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Rosa", "-rosa", "rosa luxemburg", "ros/a", "róża", "rosa\n"})
    void a_name_is_plain(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> accounts.create(name, Set.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"es--mx", "e", "es_MX", "es-"})
    void a_language_is_a_bcp_47_tag(String language) {
        assertThatIllegalArgumentException().isThrownBy(() -> accounts.create("rosa", Set.of(), List.of(language)));
    }

    @Test
    void of_many_changes_at_once_none_is_lost_and_none_is_seen_half_done() throws Exception {
        var everybody =
                IntStream.range(0, 20).mapToObj("member-%02d"::formatted).toList();
        accounts.create(everybody.getFirst(), Set.of(EDITOR), List.of());
        var work = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var name : everybody.subList(1, everybody.size())) {
                work.add(threads.submit(() -> Accounts.open(folder).create(name, Set.of(EDITOR), List.of())));
                work.add(threads.submit(() -> {
                    for (int look = 0; look < 50; look++) {
                        assertThat(accounts.list()).extracting(Account::name).contains(everybody.getFirst());
                    }
                }));
            }
        }
        for (var done : work) {
            done.get();
        }
        assertThat(accounts.list()).extracting(Account::name).isEqualTo(everybody);
    }

    @Test
    void another_process_is_let_finish_its_change() throws Exception {
        accounts.create("rosa", Set.of(EDITOR), List.of());
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var changing = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), Changing.class.getName(), folder.toString())
                .redirectError(Redirect.INHERIT)
                .start();
        try (var ours = Executors.newVirtualThreadPerTaskExecutor();
                var itsTurn = changing.outputWriter(UTF_8)) {
            assertThat(changing.inputReader(UTF_8).readLine()).isEqualTo("changing");
            var created = ours.submit(() -> accounts.create("emma", Set.of(EDITOR), List.of()));
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> created.get(300, MILLISECONDS));

            itsTurn.close();

            created.get(10, SECONDS);
            assertThat(accounts.list()).extracting(Account::name).containsExactly("emma", "rosa-too");
        } finally {
            changing.destroyForcibly();
        }
    }

    /// A process that begins to rename the only account and ends it when its input ends.
    static final class Changing {
        public static void main(String[] arguments) {
            new PrivateFile(Path.of(arguments[0], "accounts.json")).change(text -> {
                System.out.println("changing");
                try {
                    System.in.transferTo(OutputStream.nullOutputStream());
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
                return text.orElseThrow().replace("rosa", "rosa-too");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"accounts\": [{\"name\": \"rosa\"}]}", "{\"accounts\": [{\"na"})
    void a_damaged_file_is_named_and_left_as_it_is(String damaged) throws IOException {
        accounts.create("rosa", Set.of(EDITOR), List.of());
        var file = folder.resolve("accounts.json");
        Files.writeString(file, damaged);

        assertThatIllegalStateException()
                .isThrownBy(() -> accounts.create("emma", Set.of(EDITOR), List.of()))
                .withMessageContaining("accounts.json");
        assertThatIllegalStateException().isThrownBy(() -> Accounts.open(folder));
        assertThat(file).hasContent(damaged);
    }
}
