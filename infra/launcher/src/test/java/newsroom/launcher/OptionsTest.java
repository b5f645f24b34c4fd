package newsroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void without_options_every_part_has_its_usual_port() {
        var options = Options.parse(List.of());
        assertThat(options.port(Part.PUBLICATION)).isEqualTo(8083);
        assertThat(options.port(Part.BROKER)).isEqualTo(9092);
        assertThat(options.data().getFileName()).hasToString("data");
    }

    @Test
    void free_ports_are_picked_where_asked_and_all_differ() {
        var picked = Options.parse(List.of("--ports", "auto")).withPortsTried();
        assertThat(Arrays.stream(Part.values()).map(picked::port))
                .doesNotHaveDuplicates()
                .doesNotContain(0);
    }

    @Test
    void a_port_that_is_taken_is_named_with_what_to_do() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var options = Options.parse(
                    List.of("--ports", "auto", "--submission-port", String.valueOf(taken.getLocalPort())));
            assertThatThrownBy(options::withPortsTried)
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()))
                    .hasMessageContaining("--submission-port")
                    .hasMessageContaining("--ports auto");
        }
    }

    @Test
    void a_part_that_runs_elsewhere_needs_no_port() {
        var options = Options.parse(List.of(
                "--ports", "auto", "--store", "mongodb://db.example/?replicaSet=a", "--kafka", "kafka.example:9092"));
        assertThat(options.withPortsTried().ports()).doesNotContainKeys(Part.STORE, Part.BROKER);
    }

    @Test
    void the_store_is_the_embedded_one_unless_another_is_named() {
        assertThat(Options.parse(List.of()).store()).isEqualTo(new StoreChoice.Embedded());
        assertThat(Options.parse(List.of("--store", "embedded")).store()).isEqualTo(new StoreChoice.Embedded());
        assertThat(Options.parse(List.of("--store", "mongod")).store()).isEqualTo(new StoreChoice.ChildMongod());
        var elsewhere =
                Options.parse(List.of("--store", "mongodb://db.example")).store();
        assertThat(elsewhere.kind()).isEqualTo(StoreKind.ELSEWHERE);
        assertThat(elsewhere.value()).isEqualTo("mongodb://db.example");
    }

    @Test
    void a_variable_names_the_store_where_the_option_does_not() {
        var variable = Map.of("NEWSROOM_STORE", "mongodb://db.example");
        assertThat(Options.parse(List.of(), variable).store().kind()).isEqualTo(StoreKind.ELSEWHERE);
        assertThat(Options.parse(List.of("--store", "mongod"), variable).store().kind())
                .isEqualTo(StoreKind.MONGOD);
    }

    @Test
    void a_mongod_has_a_free_port_unless_one_is_named() {
        assertThat(Options.parse(List.of("--ports", "auto", "--store", "mongod"))
                        .withPortsTried()
                        .port(Part.STORE))
                .as("it is picked when it is started")
                .isZero();
        assertThat(Options.parse(List.of("--store", "mongod", "--store-port", "27020"))
                        .port(Part.STORE))
                .isEqualTo(27020);
        assertThat(Options.parse(List.of()).port(Part.STORE)).isEqualTo(27017);
    }

    @Test
    void options_do_not_tell_a_password() {
        assertThat(Options.parse(List.of("--store", "mongodb://emma:geheim@db.example/?w=1")))
                .asString()
                .contains("mongodb://***@db.example")
                .doesNotContain("geheim");
    }

    @ParameterizedTest
    @CsvSource({
        "--submission-port,--submission-port needs a value",
        "--submission-port x,needs a port",
        "--submission-port 70000,needs a port",
        "--ports some,only 'auto'",
        "--store localhost,mongodb://",
        "--store mongo,--store knows 'embedded'",
        "--store,--store needs a value",
        "--store mongodb://,--store",
        "--address news.example,https://",
        "--nonsense,There is no option --nonsense"
    })
    void what_is_wrong_is_told_with_what_would_be_right(String arguments, String told) {
        assertThatThrownBy(() -> Options.parse(List.of(arguments.split(" "))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(told)
                .hasMessageNotContaining("\n");
    }
}
