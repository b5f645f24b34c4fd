package newsroom.store;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the server asks, answered durably, and with the few words of the protocol that the server itself lacks.
///
/// When a commit failed, for want of space say, everyone who waited for it is refused, and the file is opened again as
/// the last good commit left it.
final class DurableBackend implements MongoBackend {
    private static final Logger log = LoggerFactory.getLogger(DurableBackend.class);

    /// Everything else may write.
    private static final Set<String> READS = Set.of(
            "find",
            "getmore",
            "count",
            "distinct",
            "hello",
            "ismaster",
            "buildinfo",
            "ping",
            "serverstatus",
            "killcursors",
            "listcollections",
            "listindexes",
            "listdatabases",
            "collstats",
            "dbstats",
            "whatsmyuri",
            "endsessions",
            "getlog",
            "hostinfo",
            "connectionstatus");

    private final StoreFile file;
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("store-housekeeping").factory());
    private volatile OpenedStore opened;
    private volatile boolean closed;

    private DurableBackend(StoreFile file) {
        this.file = file;
        this.opened = new OpenedStore(file);
        housekeeping.scheduleWithFixedDelay(this::keepHouse, 1, 1, TimeUnit.SECONDS);
    }

    static DurableBackend open(Path folder) {
        return new DurableBackend(new StoreFile(folder));
    }

    /// Refusals are answers here: the server would write a request that throws into the log, with the texts in it.
    @Override
    public Document handleMessage(MongoMessage message) {
        var request = message.getDocument();
        var command = request.keySet().iterator().next();
        try {
            return answer(isRead(command, request), backend -> switch (command) {
                case "hello" -> hello(backend, message.getChannel(), message.getDatabaseName(), request);
                case "insert" -> withTrueCount(request, backend.handleMessage(message));
                default -> backend.handleMessage(message);
            });
        } catch (MongoServerException e) {
            log.debug("{} refused: {}", command, e.getMessage());
            return Refusals.answer(e);
        } catch (RuntimeException e) {
            log.error("{} failed", command, e);
            return Refusals.answer(new MongoServerException(command + " failed: " + e, e));
        }
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        return answer(isRead(command, query), backend -> switch (command) {
            case "hello" -> hello(backend, channel, database, query);
            default -> backend.handleCommand(channel, database, command, query);
        });
    }

    private static Document hello(H2Backend backend, Channel channel, String database, Document query) {
        var answer = backend.handleCommand(channel, database, "ismaster", query);
        answer.put("isWritablePrimary", true);
        return answer;
    }

    /// The server counts the documents it was given, also those it refused.
    private static Document withTrueCount(Document request, Document response) {
        if (response.get("writeErrors") instanceof List<?> errors
                && !errors.isEmpty()
                && errors.getFirst() instanceof Document first
                && first.get("index") instanceof Number reached
                && request.get("documents") instanceof List<?> documents) {
            var ordered = !Boolean.FALSE.equals(request.get("ordered"));
            response.put("n", ordered ? reached.intValue() : documents.size() - errors.size());
        }
        return response;
    }

    private static boolean isRead(String command, Document request) {
        var lowered = command.toLowerCase(Locale.ROOT);
        return READS.contains(lowered) || (lowered.equals("aggregate") && !writesItsResult(request));
    }

    private static boolean writesItsResult(Document aggregation) {
        return aggregation.get("pipeline") instanceof List<?> stages
                && stages.stream()
                        .anyMatch(stage -> stage instanceof Document each
                                && (each.containsKey("$out") || each.containsKey("$merge")));
    }

    private <T> T answer(boolean read, Function<H2Backend, T> act) {
        if (closed) {
            throw Refusals.closed();
        }
        var store = opened;
        if (store.isBroken()) {
            throw Refusals.broken();
        }
        if (read) {
            return store.read(act);
        }
        if (file.isNearlyFull()) {
            throw Refusals.full();
        }
        return store.write(act);
    }

    private synchronized void keepHouse() {
        if (closed) {
            return;
        }
        try {
            if (opened.isBroken()) {
                opened.close();
                // Closing in order cuts off what the failed commit left behind the end of the file.
                new OpenedStore(file).close();
                opened = new OpenedStore(file);
                log.info("The store is open again");
            } else {
                opened.compact();
            }
        } catch (RuntimeException e) {
            log.warn("The store could not be put in order, next try in a second: {}", e.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            housekeeping.shutdown();
            opened.close();
        }
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        return answer(true, backend -> backend.handleQuery(query));
    }

    @Override
    public void handleClose(Channel channel) {
        if (!closed && !opened.isBroken()) {
            opened.read(backend -> {
                backend.handleClose(channel);
                return true;
            });
        }
    }

    @Override
    public void dropDatabase(String database) {
        answer(false, backend -> {
            backend.dropDatabase(database);
            return true;
        });
    }

    @Override
    public Collection<Document> getCurrentOperations(MongoQuery query) {
        return answer(true, backend -> backend.getCurrentOperations(query));
    }

    @Override
    public Document getServerStatus() {
        return answer(true, H2Backend::getServerStatus);
    }

    @Override
    public void closeCursors(List<Long> cursors) {
        answer(true, backend -> {
            backend.closeCursors(cursors);
            return true;
        });
    }

    @Override
    public MongoDatabase resolveDatabase(String database) {
        return answer(false, backend -> backend.resolveDatabase(database));
    }

    @Override
    public Clock getClock() {
        return Clock.systemUTC();
    }

    @Override
    public void enableOplog() {
        throw new UnsupportedOperationException("The embedded store keeps no oplog");
    }

    @Override
    public void disableOplog() {
        // There is none.
    }

    @Override
    public MongoBackend version(MongoVersion version) {
        throw new UnsupportedOperationException("The embedded store speaks one version");
    }
}
