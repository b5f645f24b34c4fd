package newsroom.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// What was asked for on the command line.
///
/// @param ports of every part; 0 lets one be picked
/// @param store who keeps the documents
/// @param kafka where a Kafka broker runs already, if one does
/// @param publicAddress under which readers reach the publication service, if it is not the local one
/// @param source the language of the article itself in a folder to import
/// @param approve whether imported translations are approved too
/// @param rest what is not an option, such as the folder to import
record Options(
        Path data,
        Map<Part, Integer> ports,
        StoreChoice store,
        Optional<String> kafka,
        Optional<String> publicAddress,
        String source,
        boolean approve,
        boolean yes,
        List<String> rest) {

    private static final int LOWEST_PICKED = 20_000;
    private static final int HIGHEST_PICKED = 32_000;
    private static final int MOST_TRIES = 100;

    Options {
        ports = Map.copyOf(ports);
        rest = List.copyOf(rest);
    }

    /// Names the store where `--store` does not: an address with a password in it stands in no list of processes.
    static final String STORE_VARIABLE = "NEWSROOM_STORE";

    static Options parse(List<String> arguments) {
        return parse(arguments, Map.of());
    }

    /// @param environment the variables that stand for options
    /// @throws Refused for an option that is not known or has no good value
    static Options parse(List<String> arguments, Map<String, String> environment) {
        var data = Path.of("data");
        var ports = new EnumMap<Part, Integer>(Part.class);
        var auto = false;
        StoreChoice store = StoreChoice.parse(environment.getOrDefault(STORE_VARIABLE, "embedded"));
        @Nullable String kafka = null;
        @Nullable String publicAddress = null;
        var source = "en";
        var approve = false;
        var yes = false;
        var rest = new ArrayList<String>();
        var words = new ArrayList<>(arguments);
        while (!words.isEmpty()) {
            var word = words.removeFirst();
            var port = portOption(word);
            if (port.isPresent()) {
                ports.put(port.get(), number(word, value(word, words)));
                continue;
            }
            switch (word) {
                case "--data" -> data = Path.of(value(word, words));
                case "--ports" -> auto = isAuto(value(word, words));
                case "--store" -> store = StoreChoice.parse(value(word, words));
                case "--kafka" -> kafka = value(word, words);
                case "--address" -> publicAddress = address(word, value(word, words), "http://", "https://");
                case "--source" -> source = value(word, words);
                case "--approve" -> approve = true;
                case "--yes" -> yes = true;
                default -> {
                    if (word.startsWith("--")) {
                        throw new Refused("There is no option " + word + ". 'infra/newsroom help' lists them.");
                    }
                    rest.add(word);
                }
            }
        }
        for (var part : Part.values()) {
            // Where there is a mongod, one of the system's own often has the usual port.
            var picked = auto || part == Part.STORE && store.kind() == StoreKind.MONGOD;
            ports.putIfAbsent(part, picked ? 0 : part.usualPort());
        }
        return new Options(
                data.toAbsolutePath().normalize(),
                ports,
                store,
                Optional.ofNullable(kafka),
                Optional.ofNullable(publicAddress),
                source,
                approve,
                yes,
                rest);
    }

    /// The same with every port that was left open picked, and every other one tried.
    ///
    /// @throws Refused naming the port that is taken, and what to do
    Options withPortsTried() {
        var picked = new EnumMap<Part, Integer>(Part.class);
        var held = new ArrayList<ServerSocket>();
        try {
            for (var part : Part.values()) {
                if (isElsewhere(part) || isPickedByChild(part)) {
                    continue;
                }
                var socket = new ServerSocket();
                held.add(socket);
                socket.setReuseAddress(true);
                try {
                    bind(socket, ports.getOrDefault(part, 0));
                } catch (IOException e) {
                    throw new Refused("Port " + ports.get(part) + ", which " + part.label()
                            + " needs, is taken by another program. Name another with " + part.option()
                            + " PORT, or let free ones be picked with --ports auto.");
                }
                picked.put(part, socket.getLocalPort());
            }
        } catch (IOException e) {
            throw new Refused("No port can be opened on this machine: " + e.getMessage());
        } finally {
            for (var socket : held) {
                try {
                    socket.close();
                } catch (IOException _) {
                    // it was only tried
                }
            }
        }
        return new Options(data, picked, store, kafka, publicAddress, source, approve, yes, rest);
    }

    /// A port that is picked lies below those that the system lends to whoever connects to something, so that nobody
    /// has it by the time it is needed.
    private static void bind(ServerSocket socket, int port) throws IOException {
        for (int tries = 0; port == 0 && tries < MOST_TRIES; tries++) {
            try {
                var any = ThreadLocalRandom.current().nextInt(LOWEST_PICKED, HIGHEST_PICKED);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), any));
                return;
            } catch (IOException _) {
                // somebody has it
            }
        }
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private boolean isElsewhere(Part part) {
        return part == Part.STORE && store.kind() == StoreKind.ELSEWHERE || part == Part.BROKER && kafka.isPresent();
    }

    private boolean isPickedByChild(Part part) {
        return part == Part.STORE && store.kind() == StoreKind.MONGOD && port(part) == 0;
    }

    int port(Part part) {
        return ports.getOrDefault(part, 0);
    }

    private static Optional<Part> portOption(String word) {
        for (var part : Part.values()) {
            if (part.option().equals(word)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    private static String value(String option, List<String> words) {
        if (words.isEmpty() || words.getFirst().startsWith("--")) {
            throw new Refused(option + " needs a value.");
        }
        return words.removeFirst();
    }

    private static int number(String option, String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65535) {
            throw new Refused(option + " needs a port from 1 to 65535, or 0 to have one picked.");
        }
        return Integer.parseInt(value);
    }

    private static boolean isAuto(String value) {
        if (!value.equals("auto")) {
            throw new Refused("--ports knows only 'auto'. Single ports are set by options such as --submission-port.");
        }
        return true;
    }

    private static String address(String option, String value, String... schemes) {
        for (var scheme : schemes) {
            if (value.startsWith(scheme)) {
                return value;
            }
        }
        throw new Refused(option + " needs an address that begins with " + String.join(" or ", schemes) + ".");
    }
}
