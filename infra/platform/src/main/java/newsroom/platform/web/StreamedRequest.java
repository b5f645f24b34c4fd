package newsroom.platform.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.WebUtils;

/// A request whose body is read once, as it comes, up to a bound. What was read can be told from other bodies after.
final class StreamedRequest extends HttpServletRequestWrapper {

    private final long most;
    private final MessageDigest digest = sha256();
    private @Nullable ServletInputStream body;

    StreamedRequest(HttpServletRequest request, long most) {
        super(request);
        this.most = most;
    }

    /// This request, where it is one of these, whatever it is wrapped in.
    static @Nullable StreamedRequest of(ServletRequest request) {
        return WebUtils.getNativeRequest(request, StreamedRequest.class);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new Bounded(getRequest().getInputStream());
        }
        return body;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    /// What tells this body from others, once all of it is read.
    String digest() throws IOException {
        getInputStream().transferTo(OutputStream.nullOutputStream());
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Every Java's SHA-256 can be cloned", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private final class Bounded extends ServletInputStream {
        private final InputStream bytes;
        private long read;
        private boolean finished;

        Bounded(InputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var some = bytes.read(into, offset, length);
            if (some < 0) {
                finished = true;
                return some;
            }
            read += some;
            if (read > most) {
                throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, BoundedBodyFilter.most(most));
            }
            digest.update(into, offset, some);
            return some;
        }

        @Override
        public boolean isFinished() {
            return finished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("The body is read as a stream");
        }
    }
}
