package newsroom.submission.attachment;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import newsroom.platform.web.InvalidInput;
import newsroom.submission.attachment.Attachment.Arriving;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// Takes files from requests into the store, as they come. Of each a part no longer than a chunk is in memory, and no
/// more than some come in at once.
public final class FileIntake {

    private static final Duration TURN = Duration.ofSeconds(10);

    private final Attachments attachments;
    private final Semaphore turns;
    private final Duration longest;

    /// @param longest that one upload may take
    FileIntake(Attachments attachments, int atOnce, Duration longest) {
        this.attachments = attachments;
        this.turns = new Semaphore(atOnce, true);
        this.longest = longest;
    }

    /// Takes the body of a request, or the file of a form in it.
    ///
    /// @return none if it was taken away meanwhile
    /// @throws ResponseStatusException if it is too large, too slow or breaks off, or too many are coming
    public Optional<Attachment> take(Arriving arriving, HttpServletRequest request) {
        if (!hasTurn()) {
            attachments.remove(arriving);
            throw new ResponseStatusException(
                    HttpStatus.SERVICE_UNAVAILABLE, "Many files are arriving just now; send this one again");
        }
        try {
            return attachments.receive(arriving, new Bounded(file(arriving, request), longest));
        } catch (IOException _) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The file did not arrive whole; send it again");
        } finally {
            turns.release();
        }
    }

    private InputStream file(Arriving arriving, HttpServletRequest request) throws IOException {
        try {
            return FormFile.isIn(request)
                    ? new FormFile(request.getContentType(), request.getInputStream())
                    : request.getInputStream();
        } catch (InvalidInput e) {
            attachments.remove(arriving);
            throw e;
        }
    }

    private boolean hasTurn() {
        try {
            return turns.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static final class Bounded extends FilterInputStream {
        private final long end;
        private long size;

        Bounded(InputStream in, Duration longest) {
            super(in);
            this.end = System.nanoTime() + longest.toNanos();
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var read = super.read(into, offset, length);
            if (read > 0) {
                size += read;
            } else if (read < 0 && size == 0) {
                throw new InvalidInput("file", "must not be empty");
            }
            if (size > Attachments.MOST_BYTES) {
                throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, TOO_LARGE);
            }
            if (System.nanoTime() - end > 0) {
                throw new ResponseStatusException(HttpStatus.REQUEST_TIMEOUT, "The file took too long to arrive");
            }
            return read;
        }
    }

    /// What is told of a file that is too large.
    public static final String TOO_LARGE = "A file may have at most 25 MB (" + Attachments.MOST_BYTES + " bytes)";
}
