package newsroom.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// Reads the body of a request up to a bound, so that nothing behind it meets a larger one, and what is behind it can
/// read
/// it more than once. What a service says is streamed is bounded as it is read, and read once.
final class BoundedBodyFilter extends OncePerRequestFilter {

    private final int mostBytes;
    private final StreamedBodies streamed;

    BoundedBodyFilter(int mostBytes, StreamedBodies streamed) {
        this.mostBytes = mostBytes;
        this.streamed = streamed;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var mostStreamed = streamed.most(request);
        if (mostStreamed > 0) {
            stream(request, response, chain, mostStreamed);
            return;
        }
        var body = request.getInputStream().readNBytes(mostBytes + 1);
        if (body.length > mostBytes) {
            // Who sends a little too much is still sending: without this it would meet a closed connection.
            request.getInputStream().readNBytes(mostBytes);
            refuse(response, mostBytes);
            return;
        }
        chain.doFilter(new Buffered(request, body), response);
    }

    private static void stream(HttpServletRequest request, HttpServletResponse response, FilterChain chain, long most)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > most) {
            discard(request, most);
            refuse(response, most);
            return;
        }
        try {
            chain.doFilter(new StreamedRequest(request, most), response);
        } finally {
            // As above: a refusal has to be heard by who is still sending.
            discard(request, most);
        }
    }

    private static void discard(HttpServletRequest request, long most) {
        try {
            var rest = request.getInputStream();
            var some = new byte[16 * 1024];
            for (long read = 0; read <= most; ) {
                var more = rest.read(some);
                if (more < 0) {
                    return;
                }
                read += more;
            }
        } catch (IOException _) {
            // It sends no more.
        }
    }

    static String most(long bytes) {
        return "A request may have at most " + bytes / 1024 + " KiB";
    }

    private static void refuse(HttpServletResponse response, long most) throws IOException {
        Problems.write(response, HttpStatus.CONTENT_TOO_LARGE, most(most));
    }

    private static final class Buffered extends HttpServletRequestWrapper {
        private final byte[] body;

        Buffered(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            var bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public int read(byte[] into, int offset, int length) {
                    return bytes.read(into, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("The body is read already");
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
