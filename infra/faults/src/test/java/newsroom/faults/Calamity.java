package newsroom.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import newsroom.testing.process.TcpProxy;
import newsroom.testing.process.TcpProxy.Fault;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// What befalls a newsroom in a storm. Each strikes something drawn, for a time drawn, and leaves it running again.
enum Calamity {

    /// An instance is killed, and started again.
    SERVICE_KILLED {
        @Override
        String strike(Newsroom newsroom, RandomGenerator random) {
            var instance = any(newsroom, random);
            instance.kill();
            lasting(random, 3000);
            instance.start();
            instance.awaitReady();
            return instance.name();
        }
    },

    /// An instance is told to end, as for an upgrade, and started again.
    SERVICE_RESTARTED {
        @Override
        String strike(Newsroom newsroom, RandomGenerator random) {
            var instance = any(newsroom, random);
            instance.stop();
            instance.start();
            instance.awaitReady();
            return instance.name();
        }
    },

    /// An instance stands still, and goes on as if nothing had been.
    SERVICE_STOPPED {
        @Override
        String strike(Newsroom newsroom, RandomGenerator random) {
            return stopped(any(newsroom, random), random, 15_000);
        }
    },

    BROKER_STOPPED {
        @Override
        String strike(Newsroom newsroom, RandomGenerator random) {
            return stopped(newsroom.broker(), random, 6000);
        }
    },

    STORE_STOPPED {
        @Override
        String strike(Newsroom newsroom, RandomGenerator random) {
            return stopped(newsroom.store(), random, 12_000);
        }
    },

    BROKER_KILLED {
        @Override
        String strike(Newsroom newsroom, RandomGenerator random) {
            return killed(newsroom.broker(), random);
        }
    },

    STORE_KILLED {
        @Override
        String strike(Newsroom newsroom, RandomGenerator random) {
            return killed(newsroom.store(), random);
        }
    },

    /// A wire of an instance is slow, silent one way or both, or cut.
    WIRE_CUT {
        @Override
        String strike(Newsroom newsroom, RandomGenerator random) {
            var instance = any(newsroom, random);
            var wiring = instance.wiring();
            var wires = Map.<String, TcpProxy>of(
                    "clients", wiring.clients(), "broker", wiring.broker(), "store", wiring.store());
            var which = List.of("clients", "broker", "store").get(random.nextInt(3));
            var wire = wires.getOrDefault(which, wiring.store());
            var fault = switch (random.nextInt(5)) {
                case 0 -> new Fault.Delay(Duration.ofMillis(20 + random.nextInt(300)));
                case 1 -> new Fault.Hold(true, false);
                case 2 -> new Fault.Hold(false, true);
                case 3 -> new Fault.Hold(true, true);
                default -> new Fault.Refuse();
            };
            wire.become(fault);
            lasting(random, 12_000);
            wire.heal();
            if (random.nextBoolean()) {
                wire.reset();
            }
            return instance.name() + " " + which + " " + fault;
        }
    },

    /// Somebody joins a service's group of consumers, and leaves it, every two seconds.
    REBALANCES {
        @Override
        String strike(Newsroom newsroom, RandomGenerator random) {
            var service = Service.values()[random.nextInt(Service.values().length)];
            for (int i = 0; i < 4; i++) {
                try (var guest = new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                newsroom.bootstrapServers(),
                                "group.id",
                                service.spelling(),
                                "enable.auto.commit",
                                "false",
                                "default.api.timeout.ms",
                                5000,
                                "max.partition.fetch.bytes",
                                1024),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
                    guest.subscribe(service.topics());
                    guest.poll(Duration.ofSeconds(2));
                } catch (RuntimeException _) {
                    // the broker is away just now
                }
            }
            return service.spelling();
        }
    },

    /// A service forgets what it had taken, and is given all of it again.
    OFFSETS_RESET {
        @Override
        String strike(Newsroom newsroom, RandomGenerator random) throws InterruptedException {
            var service = Service.values()[random.nextInt(Service.values().length)];
            var instances = newsroom.instances(service);
            instances.forEach(Part::kill);
            var done = false;
            try (var admin = Admin.create(
                    Map.of("bootstrap.servers", newsroom.bootstrapServers(), "default.api.timeout.ms", 10_000))) {
                admin.removeMembersFromConsumerGroup(service.spelling(), new RemoveMembersFromConsumerGroupOptions())
                        .all()
                        .get();
                var offsets = admin.listConsumerGroupOffsets(service.spelling())
                        .partitionsToOffsetAndMetadata()
                        .get();
                Map<TopicPartition, OffsetAndMetadata> back =
                        offsets.keySet().stream().collect(Collectors.toMap(it -> it, _ -> new OffsetAndMetadata(0)));
                admin.alterConsumerGroupOffsets(service.spelling(), back).all().get();
                done = true;
            } catch (ExecutionException _) {
                // the broker is away just now
            } finally {
                instances.forEach(Part::start);
            }
            instances.forEach(Part::awaitReady);
            return service.spelling() + (done ? "" : " (not done)");
        }
    },

    /// An instance goes on three hours before or behind the others.
    CLOCK_WRONG {
        @Override
        boolean isPossible(Newsroom newsroom) {
            return fakeTime().isPresent();
        }

        @Override
        String strike(Newsroom newsroom, RandomGenerator random) {
            var instance = any(newsroom, random);
            var offset = List.of("+3h", "-3h", "+0").get(random.nextInt(3));
            newsroom.environment(
                    instance,
                    Map.of(
                            "LD_PRELOAD",
                            fakeTime().orElseThrow().toString(),
                            "FAKETIME",
                            offset,
                            "FAKETIME_DONT_FAKE_MONOTONIC",
                            "1",
                            "FAKETIME_FORCE_MONOTONIC_FIX", // or else every wait of the JVM is a busy one
                            "0"));
            instance.kill();
            instance.start();
            instance.awaitReady();
            return instance.name() + " " + offset;
        }
    },

    /// The disk of the store or of the broker has no room left, for a while.
    DISK_FULL {
        @Override
        boolean isPossible(Newsroom newsroom) {
            return newsroom.hasDisksOfItsOwn();
        }

        @Override
        String strike(Newsroom newsroom, RandomGenerator random) throws IOException {
            var part = random.nextBoolean() ? newsroom.store() : newsroom.broker();
            var filler = newsroom.folder().resolve(part.name()).resolve("filler");
            try {
                fill(filler);
                lasting(random, 6000);
            } finally {
                Files.deleteIfExists(filler);
            }
            part.start(); // a broker that cannot write ends itself
            part.awaitReady();
            return part.name();
        }
    };

    private static final int SHORTEST = 300;

    /// Strikes, and returns when it is over.
    ///
    /// @return what it struck
    abstract String strike(Newsroom newsroom, RandomGenerator random) throws Exception;

    /// Whether this machine has what it needs.
    boolean isPossible(Newsroom newsroom) {
        return true;
    }

    /// The library that moves the clock of a process, where it is installed.
    static Optional<Path> fakeTime() {
        return Stream.of("x86_64-linux-gnu", "aarch64-linux-gnu")
                .map(it -> Path.of("/usr/lib", it, "faketime", "libfaketime.so.1"))
                .filter(Files::exists)
                .findFirst();
    }

    private static Instance any(Newsroom newsroom, RandomGenerator random) {
        var all = newsroom.all();
        return all.get(random.nextInt(all.size()));
    }

    private static String stopped(Part part, RandomGenerator random, int longest) {
        part.process().pause();
        lasting(random, longest);
        part.process().resume();
        return part.name();
    }

    private static String killed(Part part, RandomGenerator random) {
        part.kill();
        lasting(random, 5000);
        part.start();
        part.awaitReady();
        return part.name();
    }

    private static void lasting(RandomGenerator random, int longest) {
        LockSupport.parkNanos(
                Duration.ofMillis(random.nextInt(SHORTEST, longest)).toNanos());
    }

    private static void fill(Path filler) throws IOException {
        var block = new byte[1 << 20];
        Arrays.fill(block, (byte) 1);
        try (var out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            if (!Files.exists(filler)) {
                throw e;
            }
        }
    }
}
