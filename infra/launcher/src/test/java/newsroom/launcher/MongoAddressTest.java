package newsroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MongoAddressTest {

    @ParameterizedTest
    @CsvSource({
        "mongodb://db, mongodb://db/drafts",
        "mongodb://db:27018/, mongodb://db:27018/drafts",
        "mongodb://db/other, mongodb://db/drafts",
        "mongodb://db?w=1, mongodb://db/drafts?w=1",
        "mongodb://a:1;b:2/?replicaSet=r&readPreference=nearest,"
                + " mongodb://a:1;b:2/drafts?replicaSet=r&readPreference=nearest",
        "mongodb://u:p@db/, mongodb://u:p@db/drafts?authSource=admin",
        "mongodb://u:p@db/people?w=1, mongodb://u:p@db/drafts?authSource=people&w=1",
        "mongodb://u:p@db/?authSource=people, mongodb://u:p@db/drafts?authSource=people",
        "mongodb://u:p@db/?AuthSource=people, mongodb://u:p@db/drafts?AuthSource=people",
        "mongodb://u%40home:p%2F@db/, mongodb://u%40home:p%2F@db/drafts?authSource=admin"
    })
    void every_service_has_a_database_and_the_rest_of_the_address_stays(String given, String wanted) {
        var uri = MongoAddress.parse(given.replace(';', ',')).withDatabase("drafts");
        assertThat(uri).isEqualTo(wanted.replace(';', ','));
        assertThat(new ConnectionString(uri).getDatabase()).isEqualTo("drafts");
    }

    @ParameterizedTest
    @CsvSource({
        "mongodb://db.example:27018/?replicaSet=a, mongodb://db.example:27018",
        "mongodb://emma:geheim@a:1;b:2/people?w=1, mongodb://***@a:1;b:2",
        "mongodb://emma:geh@im@db/, mongodb://***@db",
        "mongodb://emma:geh/eim@db/, mongodb://***@db",
        "mongodb+srv://emma:geheim@cluster.example, mongodb+srv://***@cluster.example",
        "mongodb://db/?authMechanismProperties=AWS_SESSION_TOKEN:geheim, mongodb://db"
    })
    void it_is_shown_without_a_password(String uri, String shown) {
        assertThat(new MongoAddress(uri.replace(';', ','))).hasToString(shown.replace(';', ','));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://emma:gehei/m@db/",
                "mongodb://emma:geheim:x@db/",
                "mongodb://emma:gehei%m@db/",
                "mongodb://emma:geheim@db:port/",
                "mongodb://emma:geheim@db/?w=majority&geheim"
            })
    void one_that_no_driver_reads_is_refused_without_its_password(String uri) {
        assertThatThrownBy(() -> MongoAddress.parse(uri))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("--store")
                .hasMessageNotContaining("gehei");
    }

    @Test
    void one_without_servers_is_refused_with_the_reason() {
        assertThatThrownBy(() -> MongoAddress.parse("mongodb:///drafts"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("--store")
                .hasMessageContaining("host");
    }

    @Test
    @Timeout(20)
    void one_where_nobody_listens_is_refused_within_seconds() throws Exception {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        var address = MongoAddress.parse("mongodb://emma:geheim@127.0.0.1:" + port + "/?replicaSet=a");
        assertThatThrownBy(() -> address.awaitAnswer(Duration.ofSeconds(1)))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("--store: the MongoDB at mongodb://***@127.0.0.1:" + port + " cannot be used: ")
                .hasMessageContaining("refused")
                .hasMessageNotContaining("geheim");
    }

    @Test
    @Timeout(20)
    void one_that_takes_connections_and_never_answers_is_refused_within_seconds() throws Exception {
        try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            var address = MongoAddress.parse("mongodb://127.0.0.1:" + silent.getLocalPort());
            assertThatThrownBy(() -> address.awaitAnswer(Duration.ofSeconds(1)))
                    .isInstanceOf(Refused.class)
                    .hasMessageStartingWith("--store: the MongoDB at mongodb://127.0.0.1:" + silent.getLocalPort());
        }
    }
}
