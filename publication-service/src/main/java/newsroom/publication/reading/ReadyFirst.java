package newsroom.publication.reading;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.jspecify.annotations.Nullable;

/// Answers with what is kept ready, on the thread that read the request, before filters and controllers.
/// Everything else goes on to them on a virtual thread; so does whatever takes more than sending bytes:
/// another method, a query, a body, and all requests while this instance is behind.
///
/// It never waits, which is what lets one thread serve all connections, and makes it as quick as a server
/// of files.
public final class ReadyFirst extends Handler.Wrapper {

    private static final HttpFields ANY_ORIGIN = PublicReads.anyOrigin();

    private final Function<String, @Nullable Representation> ready;
    private final BooleanSupplier behind;
    private final Clock clock;

    /// @param ready finds, by the path of a request, what is kept ready; it must not wait for anything
    public ReadyFirst(
            Handler next, Function<String, @Nullable Representation> ready, BooleanSupplier behind, Clock clock) {
        super(next);
        this.ready = ready;
        this.behind = behind;
        this.clock = clock;
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var head = HttpMethod.HEAD.is(request.getMethod());
        var found = head || HttpMethod.GET.is(request.getMethod()) ? find(request) : null;
        if (found == null) {
            threads().execute(() -> goOn(request, response, callback));
            return true;
        }
        var asked = request.getHeaders();
        var answer = found.answer(
                org.eclipse.jetty.http.HttpStatus.OK_200,
                asked.get(HttpHeader.ACCEPT_ENCODING),
                asked.get(HttpHeader.IF_NONE_MATCH),
                asked.get(HttpHeader.IF_MODIFIED_SINCE),
                clock.instant());
        response.setStatus(answer.status());
        response.getHeaders().add(ANY_ORIGIN).add(answer.headers());
        var body = answer.body();
        response.write(true, body == null || head ? null : body.buffer(), callback);
        return true;
    }

    private @Nullable Representation find(Request request) {
        var uri = request.getHttpURI();
        var headers = request.getHeaders();
        if (uri.getQuery() != null
                || headers.contains(HttpHeader.CONTENT_LENGTH)
                || headers.contains(HttpHeader.TRANSFER_ENCODING)
                || behind.getAsBoolean()) {
            return null;
        }
        return ready.apply(uri.getPath());
    }

    private void goOn(Request request, Response response, Callback callback) {
        try {
            if (!super.handle(request, response, callback)) {
                Response.writeError(request, response, callback, org.eclipse.jetty.http.HttpStatus.NOT_FOUND_404);
            }
        } catch (Throwable e) {
            Response.writeError(request, response, callback, e);
        }
    }

    private Executor threads() {
        var pool = getServer().getThreadPool();
        var virtual = VirtualThreads.getVirtualThreadsExecutor(pool);
        return virtual == null ? pool : virtual;
    }
}
