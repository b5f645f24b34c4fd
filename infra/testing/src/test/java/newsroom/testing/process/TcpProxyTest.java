package newsroom.testing.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import newsroom.testing.process.TcpProxy.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A wire does to what goes over it what it is told to, and nothing else.
class TcpProxyTest {

    private static final int WORD = 4;
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration A_WHILE = Duration.ofMillis(300);

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private ServerSocket server;
    private TcpProxy wire;
    private Socket client;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::echo);
        wire = TcpProxy.to(server.getLocalPort());
        client = connected();
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
        wire.close();
        server.close();
    }

    @Test
    void whole_it_carries_what_is_said_both_ways() throws Exception {
        say("ping");
        assertThat(heardSoon()).isEqualTo("ping");
        assertThat(answer(SOON)).isEqualTo("ping");
    }

    @Test
    void slow_it_carries_everything_later() throws Exception {
        wire.become(new Fault.Delay(A_WHILE));
        var began = System.nanoTime();
        say("ping");
        assertThat(answer(SOON)).isEqualTo("ping");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(A_WHILE.multipliedBy(2));
    }

    @Test
    void held_towards_the_server_it_delivers_afterwards() throws Exception {
        wire.become(new Fault.Hold(true, false));
        say("one ");
        say("two ");
        assertThat(heardIn(A_WHILE)).isNull();
        wire.heal();
        assertThat(heardSoon() + heardSoon()).isEqualTo("one two ");
        assertThat(answer(SOON) + answer(SOON)).isEqualTo("one two ");
    }

    @Test
    void held_towards_the_client_it_lets_the_server_hear() throws Exception {
        wire.become(new Fault.Hold(false, true));
        say("ping");
        assertThat(heardSoon()).isEqualTo("ping");
        assertSilent();
        wire.heal();
        assertThat(answer(SOON)).isEqualTo("ping");
    }

    @Test
    void held_both_ways_it_is_silent_and_ends_nothing() throws Exception {
        wire.become(new Fault.Hold(true, true));
        say("ping");
        assertThat(heardIn(A_WHILE)).isNull();
        assertSilent();
        try (var another = connected()) {
            another.getOutputStream().write("more".getBytes(StandardCharsets.US_ASCII));
            assertThat(heardIn(A_WHILE)).isNull();
            wire.heal();
            assertThat(heardSoon()).isIn("ping", "more");
            assertThat(heardSoon()).isIn("ping", "more");
            assertThat(answer(SOON)).isEqualTo("ping");
        }
    }

    @Test
    void reset_it_ends_the_connections_there_are_and_takes_new_ones() throws Exception {
        say("ping");
        assertThat(answer(SOON)).isEqualTo("ping");
        wire.reset();
        assertThatThrownBy(() -> answer(SOON)).isInstanceOf(SocketException.class);
        client = connected();
        say("pong");
        assertThat(answer(SOON)).isEqualTo("pong");
    }

    @Test
    void refusing_it_ends_the_connections_there_are_and_takes_none() throws Exception {
        say("ping");
        assertThat(answer(SOON)).isEqualTo("ping");
        wire.become(new Fault.Refuse());
        assertThatThrownBy(() -> answer(SOON)).isInstanceOf(SocketException.class);
        assertThatThrownBy(() -> {
                    client = connected();
                    say("ping");
                    answer(SOON);
                })
                .isInstanceOf(SocketException.class);
        wire.heal();
        client = connected();
        say("pong");
        assertThat(answer(SOON)).isEqualTo("pong");
    }

    @Test
    void where_nobody_listens_the_connection_ends() throws Exception {
        server.close();
        assertThatThrownBy(() -> {
                    client = connected();
                    say("ping");
                    answer(SOON);
                })
                .isInstanceOf(SocketException.class);
    }

    @Test
    void what_one_end_closes_is_closed_at_the_other() throws Exception {
        say("ping");
        client.shutdownOutput();
        assertThat(answer(SOON)).isEqualTo("ping");
        client.setSoTimeout((int) SOON.toMillis());
        assertThat(client.getInputStream().read()).isEqualTo(-1);
    }

    private Socket connected() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), wire.port());
    }

    private void say(String word) throws IOException {
        client.getOutputStream().write(word.getBytes(StandardCharsets.US_ASCII));
    }

    private String answer(Duration within) throws IOException {
        client.setSoTimeout((int) within.toMillis());
        var word = client.getInputStream().readNBytes(WORD);
        if (word.length < WORD) {
            throw new SocketException("It ended");
        }
        return new String(word, StandardCharsets.US_ASCII);
    }

    private void assertSilent() {
        assertThatThrownBy(() -> answer(A_WHILE)).isInstanceOf(SocketTimeoutException.class);
    }

    private String heardSoon() throws InterruptedException {
        var word = heardIn(SOON);
        assertThat(word).isNotNull();
        return word;
    }

    private @Nullable String heardIn(Duration within) throws InterruptedException {
        return heard.poll(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Hears words of four letters, and says each again.
    private void echo() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> echo(socket));
            } catch (IOException _) {
                // closed
            }
        }
    }

    private void echo(Socket socket) {
        try (socket) {
            for (var word = word(socket); word.length() == WORD; word = word(socket)) {
                heard.add(word);
                socket.getOutputStream().write(word.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException _) {
            // ended
        }
    }

    private static String word(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes(WORD), StandardCharsets.US_ASCII);
    }
}
