package newsroom.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.eclipse.jetty.http.HttpHeader.CONTENT_TYPE;

import java.nio.ByteBuffer;
import org.eclipse.jetty.ee11.webapp.AbstractConfiguration;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;

/// Answers every error of the server with a problem document (RFC 9457), also for what is no HTTP. It names the status
/// and nothing of the request or of the cause.
final class ProblemPages extends ErrorHandler {
    private static final String PROBLEM = "application/problem+json";

    /// Both the server and the application in it answer errors, and Boot gives the latter a handler when it starts.
    void answerErrorsOf(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(server -> server.setErrorHandler(this));
        factory.addConfigurations(new AbstractConfiguration(new AbstractConfiguration.Builder()) {
            @Override
            public void configure(WebAppContext application) {
                application.setErrorHandler(ProblemPages.this);
            }
        });
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request, Response response, int status, String message, @Nullable Throwable cause, Callback done) {
        response.getHeaders().put(CONTENT_TYPE, PROBLEM);
        response.write(true, problem(status), done);
    }

    private static ByteBuffer problem(int status) {
        return US_ASCII.encode("{\"title\":\"%s\",\"status\":%d}".formatted(HttpStatus.getMessage(status), status));
    }
}
