package newsroom.submission.attachment;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Map;
import newsroom.platform.web.InvalidInput;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// The file in a form as browsers send it (`multipart/form-data`), read as it comes. What the file is called at its
/// sender's is not kept.
///
/// The server's own reading of forms is not used, since it lays files down on the disk.
final class FormFile extends InputStream {

    private static final String FIELD = "file";

    private final InputStream request;
    private final MultiPart.Parser parser;
    private final ArrayDeque<ByteBuffer> content = new ArrayDeque<>();
    private boolean isFile;
    private boolean found;
    private boolean complete;
    private boolean broken;

    FormFile(String contentType, InputStream request) {
        this.request = request;
        this.parser = new MultiPart.Parser(boundary(contentType), new Listener());
    }

    static boolean isIn(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    private static String boundary(String contentType) {
        Map<String, String> parameters;
        try {
            parameters = MediaType.parseMediaType(contentType).getParameters();
        } catch (InvalidMediaTypeException _) {
            parameters = Map.of();
        }
        var boundary = parameters.getOrDefault("boundary", "");
        var plain = boundary.length() > 1 && boundary.startsWith("\"")
                ? boundary.substring(1, boundary.length() - 1)
                : boundary;
        if (plain.isEmpty() || plain.length() > 70) {
            throw new InvalidInput("Content-Type", "must name the boundary of the form, of at most 70 characters");
        }
        return plain;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (content.isEmpty() && !complete) {
            parseMore();
        }
        var next = content.peek();
        if (next == null) {
            if (!found) {
                throw new InvalidInput(FIELD, "must be the part of the form that holds the file");
            }
            return -1;
        }
        var read = Math.min(length, next.remaining());
        next.get(into, offset, read);
        if (!next.hasRemaining()) {
            content.remove();
        }
        return read;
    }

    private void parseMore() throws IOException {
        var bytes = request.readNBytes(16 * 1024);
        parser.parse(Content.Chunk.from(ByteBuffer.wrap(bytes), bytes.length == 0));
        if (broken || bytes.length == 0 && !complete) {
            throw new IOException("The form is not well formed");
        }
    }

    private final class Listener extends MultiPart.AbstractPartsListener {
        @Override
        public void onPartHeader(String name, String value) {
            super.onPartHeader(name, value);
            if (HttpHeader.CONTENT_DISPOSITION.is(name)) {
                isFile = !found && isOfFile(value);
                found |= isFile;
            }
        }

        private static boolean isOfFile(String disposition) {
            try {
                return FIELD.equals(ContentDisposition.parse(disposition).getName());
            } catch (IllegalArgumentException _) {
                return false;
            }
        }

        @Override
        public void onPartContent(Content.Chunk chunk) {
            if (isFile && chunk.hasRemaining()) {
                var copy = ByteBuffer.allocate(chunk.remaining());
                copy.put(chunk.getByteBuffer()).flip();
                content.add(copy);
            }
        }

        @Override
        public void onPart(@Nullable String name, @Nullable String fileName, HttpFields headers) {
            isFile = false;
        }

        @Override
        public void onComplete() {
            complete = true;
        }

        @Override
        public void onFailure(Throwable failure) {
            broken = true;
        }
    }
}
