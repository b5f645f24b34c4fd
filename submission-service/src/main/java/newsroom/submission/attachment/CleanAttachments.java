package newsroom.submission.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import newsroom.platform.file.FileChunks;
import newsroom.submission.attachment.Attachment.Original;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Cleans what was attached, behind the answers, one file at a time.
///
/// What is to be done stands in the store, so a crash only delays it. Of several instances one takes a file; if it ends
/// before it is done, another takes it over once its patience is at an end. The times of this are measured by each for
/// itself and stored nowhere, since they would tell when a contributor did something. Should two clean the same file,
/// they come to the same.
final class CleanAttachments implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CleanAttachments.class);
    private static final int AT_ONCE = 200;

    private final Attachments attachments;
    private final FileCleaning cleaning;
    private final Duration every;
    private final Duration patience;
    private final String instance = UUID.randomUUID().toString();

    /// Since when another instance is seen at work on a file, by both.
    private final Map<String, Long> seen = new HashMap<>();

    private volatile @Nullable ScheduledExecutorService thread;

    /// @param every how often to look for what nobody told of
    /// @param patience how long another instance may take for a file; more than cleaning can take
    CleanAttachments(Attachments attachments, FileCleaning cleaning, Duration every, Duration patience) {
        this.attachments = attachments;
        this.cleaning = cleaning;
        this.every = every;
        this.patience = patience;
        attachments.onArrival(this::wake);
    }

    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("cleaning").factory());
        started.scheduleWithFixedDelay(this::work, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        thread = started;
    }

    @Override
    public void stop() {
        var running = thread;
        if (running != null) {
            running.shutdownNow(); // a file that is half cleaned is begun again
            running.close();
            release();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void wake() {
        var running = thread;
        if (running != null) {
            try {
                running.execute(this::work);
            } catch (RejectedExecutionException _) {
                // It is stopping. The next start finds what is due.
            }
        }
    }

    private void release() {
        try {
            attachments.release(instance);
        } catch (RuntimeException e) {
            log.debug("Another instance has to wait for what this one leaves", e);
        }
    }

    /// One file that cannot be dealt with holds up no other.
    private void work() {
        attempt(() -> attachments.due(AT_ONCE).forEach(it -> attempt(() -> deal(it))));
        attempt(() -> attachments.destroyExpired(AT_ONCE));
    }

    private void attempt(Runnable work) {
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        try {
            work.run();
        } catch (RuntimeException e) {
            log.warn(
                    "Cleaning attachments is tried again in {}: {}",
                    every,
                    e.getClass().getSimpleName());
        }
    }

    private void deal(Document due) {
        switch (AttachmentDocument.read(due)) {
            case Original original -> {
                var holder = due.getString("attempt");
                if (isLeft(original, holder) && attachments.claim(original.id(), holder, instance)) {
                    clean(original);
                }
            }
            case Attachment.Arriving it -> attachments.finish(it.id());
            case Attachment.Clean it -> attachments.finish(it.id());
            case Attachment.Refused it -> attachments.finish(it.id());
            case Attachment.Leaving it -> attachments.finish(it.id());
        }
    }

    /// Whether nobody is known to work on it. This instance does one thing at a time, so it is not.
    private boolean isLeft(Original original, @Nullable String holder) {
        if (holder == null || holder.equals(instance)) {
            return true;
        }
        if (seen.size() > 10 * AT_ONCE) {
            seen.clear();
        }
        var since = seen.computeIfAbsent(original.id() + holder, _ -> System.nanoTime());
        return System.nanoTime() - since >= patience.toNanos();
    }

    private void clean(Original original) {
        if (attachments.isGivenUp(original)) {
            attachments.refused(original, "This file could not be cleaned for a day. Send it again.");
            return;
        }
        try {
            keep(original, cleaning.clean(attachments.original(original)));
        } catch (FileChunks.Destroyed _) {
            attachments.refused(original, "This file is no longer here. Send it again.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(Original original, CleanFile cleaned) throws IOException {
        switch (cleaned) {
            case CleanFile.Image(var bytes, var mediaType, var width, var height, var sha256, var warnings) ->
                attachments.cleaned(
                        original,
                        new CleanCopy(sha256, mediaType, bytes.length, width, height, null, warnings),
                        new ByteArrayInputStream(bytes));
            case CleanFile.Pages(var bytes, var count, var sha256, var warnings) ->
                attachments.cleaned(
                        original,
                        new CleanCopy(sha256, CleanFile.Pages.MEDIA_TYPE, bytes.length, null, null, count, warnings),
                        new ByteArrayInputStream(bytes));
            case CleanFile.Text(var markdown, var warnings) -> {
                var bytes = markdown.getBytes(StandardCharsets.UTF_8);
                attachments.cleaned(
                        original,
                        new CleanCopy(
                                CleanFile.sha256(bytes), CleanCopy.MARKDOWN, bytes.length, null, null, null, warnings),
                        new ByteArrayInputStream(bytes));
            }
            case CleanFile.Refused(var reason) -> attachments.refused(original, reason);
        }
    }

    /// What makes a clean file of an original, and may take its time.
    @FunctionalInterface
    interface FileCleaning {
        CleanFile clean(byte[] original) throws InterruptedException;
    }
}
