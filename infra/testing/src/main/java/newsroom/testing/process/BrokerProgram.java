package newsroom.testing.process;

import java.nio.file.Path;
import java.util.Arrays;
import newsroom.broker.EmbeddedBroker;
import newsroom.broker.EmbeddedBroker.Way;
import newsroom.broker.Topics;

/// The embedded broker with the newsroom's topics, as a program: `FOLDER PORT [WAY:PORT:ADVERTISED …]`.
public final class BrokerProgram {

    private BrokerProgram() {}

    static void main(String[] arguments) throws InterruptedException {
        var ways = Arrays.stream(arguments)
                .skip(2)
                .map(it -> it.split(":"))
                .map(it -> new Way(it[0], Integer.parseInt(it[1]), Integer.parseInt(it[2])))
                .toList();
        var broker = EmbeddedBroker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), ways);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        Topics.create(broker.bootstrapServers());
        System.out.println("The broker has its topics");
        Thread.currentThread().join();
    }
}
