package newsroom.launcher;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import newsroom.store.EmbeddedStore;
import newsroom.store.StoreUnavailable;
import org.bson.Document;

/// Copies of a newsroom that keeps its documents in the embedded store, made while it runs.
///
/// A backup looks like a data folder without the topics and logs: the store, accounts, keys, and the epoch. It does
/// not need what is on the topics, as long as no service had anything still to take from them; so that is waited for.
final class Backups {

    private static final List<String> BESIDE_THE_STORE = List.of("identity", "keys");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int MOST_TRIES = 3;

    private Backups() {}

    /// Copies the newsroom that runs into a new folder.
    static void make(Options options) {
        make(options, PATIENCE);
    }

    /// @param patience how long to wait for a moment at which no service has anything to take
    static void make(Options options, Duration patience) {
        var target = folder(options, "infra/newsroom backup FOLDER");
        requireEmbedded(options.data());
        var running = Running.alive(options.data())
                .filter(it -> it.state().equals("ready"))
                .orElseThrow(() -> new Refused("No newsroom runs on " + options.data() + "; a backup is made of one "
                        + "that runs. One that is stopped is copied with: cp -a " + options.data() + " " + target));
        if (Files.exists(target)) {
            throw new Refused(target + " is there already; nothing was changed. A backup makes a new folder.");
        }
        if (target.startsWith(options.data())) {
            throw new Refused("A backup in " + options.data() + " would be lost with it. Name a folder elsewhere.");
        }
        var part = target.resolveSibling(target.getFileName() + ".part");
        try {
            DataFolder.PrivateFiles.destroy(part);
            Files.createDirectories(part);
            DataFolder.PrivateFiles.restrict(part);
            var underWay = copyStore(running, part.resolve("store"), System.nanoTime() + patience.toNanos());
            for (var name : BESIDE_THE_STORE) {
                if (Files.exists(options.data().resolve(name))) {
                    DataFolder.PrivateFiles.copy(options.data().resolve(name), part.resolve(name));
                }
            }
            DataFolder.PrivateFiles.copy(options.data().resolve("version"), part.resolve("version"));
            noteEpoch(part, DataFolder.epoch(options.data()));
            DataFolder.PrivateFiles.write(part.resolve(DataFolder.BACKUP_MARK), "restore it, and do not run on it");
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            System.out.println("The newsroom in " + options.data() + " is copied to " + target + ".");
            underWay.ifPresent(it -> System.out.println(it + " on its way between the services meanwhile, and such a "
                    + "one is not in the copy. Make another when there is less to do."));
        } catch (IOException | MongoException e) {
            destroy(part);
            throw new Refused("No backup was made in " + target + ": " + e.getMessage());
        } catch (RuntimeException e) {
            destroy(part);
            throw e;
        }
    }

    /// Copies the store at a moment at which no service has anything to take, if one comes.
    ///
    /// @return what was under way, if something was
    private static Optional<String> copyStore(Running running, Path target, long until) throws IOException {
        for (int tries = 1; ; tries++) {
            var before = awaitQuiet(running.address(Part.BROKER), until);
            copyStoreNow(running.address(Part.STORE), target);
            if (before.isEmpty()) {
                return Optional.of("The broker did not tell whether an event was");
            }
            var ends = queues(running.address(Part.BROKER)).map(Queues::ends);
            if (before.get().allWaiting() == 0 && ends.equals(before.map(Queues::ends))) {
                return Optional.empty();
            }
            if (tries == MOST_TRIES || System.nanoTime() >= until) {
                return Optional.of("Some event was");
            }
            DataFolder.PrivateFiles.destroy(target);
        }
    }

    private static void copyStoreNow(String store, Path target) {
        try (var client = MongoClients.create(store)) {
            client.getDatabase("admin").runCommand(new Document("storeBackup", target.toString()));
        }
        if (!Files.isDirectory(target)) {
            throw new Refused("The newsroom that runs does not see the folder " + target + "; nothing was copied.");
        }
    }

    /// Waits until there is nothing to take, or the time is over; empty if the broker does not tell.
    private static Optional<Queues> awaitQuiet(String broker, long until) {
        var queues = queues(broker);
        while (queues.isPresent() && queues.get().allWaiting() > 0 && System.nanoTime() < until) {
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new Refused("Interrupted");
            }
            queues = queues(broker);
        }
        return queues;
    }

    private static Optional<Queues> queues(String broker) {
        try {
            return Optional.of(Queues.at(broker));
        } catch (ExecutionException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Refused("Interrupted");
        }
    }

    /// Puts a backup into data without a store, and starts the next epoch.
    static void restore(Options options) {
        var backup = folder(options, "infra/newsroom restore FOLDER");
        if (!Files.isDirectory(backup.resolve("store"))) {
            throw new Refused(backup + " is not a backup: there is no folder 'store' in it.");
        }
        if (DataFolder.isTaken(backup)) {
            throw new Refused("A newsroom runs on " + backup + ". Make a backup of it with 'infra/newsroom backup'.");
        }
        DataFolder.checkVersion(backup);
        requireEmbedded(options.data());
        requireEmbedded(backup);
        try (var data = DataFolder.take(options.data())) {
            var store = data.resolve("store");
            if (Files.exists(store)) {
                throw new Refused("There is a store in " + data.path() + " already; nothing was changed. Move it away ("
                        + "mv " + store + " " + store + ".before), or restore into other data with --data DIR.");
            }
            requireSameKeys(backup, data);
            var part = data.resolve("store.part");
            try {
                DataFolder.PrivateFiles.destroy(part);
                DataFolder.PrivateFiles.copy(backup.resolve("store"), part);
                var faults = faults(part);
                if (!faults.isEmpty()) {
                    throw new Refused("The backup in " + backup + " is damaged, and was not restored:\n"
                            + String.join("\n", faults));
                }
                for (var name : BESIDE_THE_STORE) {
                    copyWhatIsMissing(backup.resolve(name), data.resolve(name));
                }
                var known = Math.max(DataFolder.epoch(backup), Newsroom.epochOf(System.getenv()));
                var epoch = data.epochOfAtLeast(Math.max(known, DataFolder.epoch(data.path())) + 1);
                var noted = noteForNextTime(backup, epoch);
                data.noteStoreKind(StoreKind.EMBEDDED);
                Files.move(part, store, StandardCopyOption.ATOMIC_MOVE);
                tell(data, epoch, noted, backup);
            } catch (IOException e) {
                destroy(part);
                throw new Refused("The backup was not restored: " + e.getMessage());
            } catch (RuntimeException e) {
                destroy(part);
                throw e;
            }
        }
    }

    private static void tell(DataFolder data, int epoch, boolean noted, Path backup) {
        System.out.println("The backup is restored into " + data.path() + ", and its epoch is " + epoch
                + ". Start it with 'infra/newsroom up'.");
        if (Files.exists(data.resolve("broker"))) {
            System.out.println("The topics are those of before, with what was told after the backup was made; "
                    + "'Restore' in infra/docs/operations.md says what that means.");
        }
        if (!noted) {
            System.out.println("That epoch could not be noted in " + backup + ". Whoever restores it once more sets "
                    + Newsroom.EPOCH_VARIABLE + "=" + epoch + " for that.");
        }
    }

    /// Reads the whole store of a newsroom that does not run.
    static void check(Options options) {
        requireEmbedded(options.data());
        if (!Files.isDirectory(options.data().resolve("store"))) {
            throw new Refused("There is no store in " + options.data() + ".");
        }
        try (var data = DataFolder.take(options.data())) {
            var faults = faults(data.resolve("store"));
            if (!faults.isEmpty()) {
                throw new Refused(String.join("\n", faults) + "\nThe store in " + data.path()
                        + " is damaged: restore a " + "backup with 'infra/newsroom restore FOLDER'.");
            }
            System.out.println("The store in " + data.path() + " is as it should be.");
        }
    }

    private static List<String> faults(Path store) {
        try {
            return EmbeddedStore.check(store);
        } catch (StoreUnavailable e) {
            throw new Refused(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return List.of("It cannot be read to its end: " + Launcher.reasonOf(e)); // so damaged that reading fails
        }
    }

    private static Path folder(Options options, String usage) {
        if (options.rest().size() != 1) {
            throw new Refused("Name one folder: " + usage);
        }
        return Path.of(options.rest().getFirst()).toAbsolutePath().normalize();
    }

    private static void requireEmbedded(Path data) {
        DataFolder.storeKind(data).filter(it -> it != StoreKind.EMBEDDED).ifPresent(it -> {
            throw new Refused("The documents of the newsroom in " + data + " are with " + it.words()
                    + ". MongoDB's own mongodump and mongorestore copy and restore them, and validate() checks them: "
                    + "see 'Backups' in infra/docs/operations.md.");
        });
    }

    /// The receipts in a store are worth nothing without the key they were made with.
    private static void requireSameKeys(Path backup, DataFolder data) {
        var key = Path.of("keys", "receipt");
        var theirs = backup.resolve(key);
        var ours = data.path().resolve(key);
        try {
            if (Files.exists(theirs) && Files.exists(ours) && Files.mismatch(theirs, ours) >= 0) {
                throw new Refused("The key of the receipts in " + data.path() + " is not the one of the backup, so no "
                        + "receipt would be known. Restore into other data with --data DIR.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Accounts and keys that are there are newer than the backup's.
    private static void copyWhatIsMissing(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        if (!Files.exists(to)) {
            DataFolder.PrivateFiles.copy(from, to);
            return;
        }
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                var copy = to.resolve(file.getFileName().toString());
                if (!Files.exists(copy)) {
                    DataFolder.PrivateFiles.copy(file, copy);
                }
            }
        }
    }

    /// Whoever restores the same backup again has to know that this epoch was begun.
    private static boolean noteForNextTime(Path backup, int epoch) {
        try {
            noteEpoch(backup, epoch);
            return true;
        } catch (IOException _) {
            return false; // a disk that can only be read, say
        }
    }

    private static void noteEpoch(Path folder, int epoch) throws IOException {
        DataFolder.PrivateFiles.write(folder.resolve("epoch"), Integer.toString(epoch));
    }

    private static void destroy(Path part) {
        try {
            DataFolder.PrivateFiles.destroy(part);
        } catch (IOException e) {
            System.err.println(part + " could not be removed: " + e.getMessage());
        }
    }
}
