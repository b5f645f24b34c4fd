package newsroom.platform.web;

import com.mongodb.MongoException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import newsroom.platform.aggregate.ContendedAggregate;
import newsroom.platform.aggregate.HistoryFull;
import newsroom.platform.aggregate.OutboxFull;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Refusal;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/// Every error as a problem document (RFC 9457) with a stable type. Nothing of the request is echoed.
@RestControllerAdvice
public final class Problems {

    /// What the types of problems begin with; the rest is the name of the status, in lower case with hyphens.
    public static final String TYPES = "urn:veche:problem:";

    static final String OUTAGE = "The newsroom cannot take this just now; try again";

    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String RETRY_AFTER_SECONDS = "5";

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(RequestRefused e) {
        return problem(
                statusOf(e.refusal().kind()), e.refusal().detail(), e.refusal().more());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> invalid(InvalidInput e) {
        return invalid(HttpStatus.UNPROCESSABLE_CONTENT, e.faults());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unreadable(HttpMessageNotReadableException e) {
        return switch (e.getCause()) {
            case UnrecognizedPropertyException unknown ->
                invalid(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        List.of(new InvalidInput.Fault(
                                within(unknown),
                                "has a field that is not known here; known are "
                                        + unknown.getKnownPropertyIds().stream()
                                                .map(String::valueOf)
                                                .sorted()
                                                .collect(Collectors.joining(", ")))));
            case DatabindException mismatch
            when !mismatch.getPath().isEmpty() ->
                invalid(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        List.of(new InvalidInput.Fault(path(mismatch), wanted(mismatch))));
            case null, default ->
                problem(
                        HttpStatus.BAD_REQUEST,
                        "The body must be a JSON object in UTF-8 that is well formed",
                        Map.of());
        };
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> wrongType(MethodArgumentTypeMismatchException e) {
        return invalid(
                HttpStatus.BAD_REQUEST,
                List.of(new InvalidInput.Fault(e.getName(), "is not of the form expected here")));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> missing(MissingRequestValueException e) {
        return problem(HttpStatus.BAD_REQUEST, String.valueOf(e.getBody().getDetail()), Map.of());
    }

    @ExceptionHandler({ContendedAggregate.class, HistoryFull.class, OutboxFull.class, MongoException.class})
    ResponseEntity<Map<String, Object>> outage(RuntimeException e) {
        log.warn("Answered 503: {}", e.getClass().getSimpleName());
        return problem(HttpStatus.SERVICE_UNAVAILABLE, OUTAGE, Map.of());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> any(Exception e) throws Exception {
        if (e instanceof AccessDeniedException || e instanceof AuthenticationException) {
            throw e; // the security filters answer these
        }
        if (e instanceof ErrorResponse known) {
            var answer = problem(known.getStatusCode(), detail(e), Map.of());
            return ResponseEntity.status(answer.getStatusCode())
                    .headers(known.getHeaders())
                    .headers(answer.getHeaders())
                    .body(answer.getBody());
        }
        if (e instanceof HttpException unreadable) {
            return problem(HttpStatusCode.valueOf(unreadable.getCode()), null, Map.of()); // by Jetty, on first use
        }
        log.error("A request failed", e);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "The newsroom failed to do this; it has been noted under the id given as instance",
                Map.of("instance", "urn:uuid:" + MDC.get(CorrelationFilter.REQUEST)));
    }

    /// Writes a problem where no controller is reached.
    public static void write(HttpServletResponse response, HttpStatusCode status, @Nullable String detail)
            throws IOException {
        write(response, problem(status, detail, Map.of()));
    }

    /// Writes why a request was not let in.
    public static void write(HttpServletResponse response, Admission.Refused refused) throws IOException {
        if (refused.retryAfterSeconds > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(refused.retryAfterSeconds));
        }
        write(response, problem(refused.status, refused.detail, refused.more));
    }

    private static void write(HttpServletResponse response, ResponseEntity<Map<String, Object>> problem)
            throws IOException {
        response.setStatus(problem.getStatusCode().value());
        problem.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.getOutputStream().write(bytes(problem));
    }

    /// The bytes of a problem.
    static byte[] bytes(HttpStatusCode status, @Nullable String detail) {
        return bytes(problem(status, detail, Map.of()));
    }

    private static byte[] bytes(ResponseEntity<Map<String, Object>> problem) {
        return JSON.writeValueAsString(problem.getBody()).getBytes(StandardCharsets.UTF_8);
    }

    private static ResponseEntity<Map<String, Object>> invalid(HttpStatus status, List<InvalidInput.Fault> faults) {
        return problem(
                status,
                faults.stream().map(it -> it.field() + " " + it.detail()).collect(Collectors.joining("; ")),
                Map.of("faults", faults));
    }

    private static ResponseEntity<Map<String, Object>> problem(
            HttpStatusCode status, @Nullable String detail, Map<String, Object> more) {
        var known = HttpStatus.resolve(status.value());
        var title = known == null ? "Error" : known.getReasonPhrase();
        var body = new LinkedHashMap<String, Object>();
        body.put("type", TYPES + title.toLowerCase(Locale.ROOT).replace(' ', '-'));
        body.put("title", title);
        body.put("status", status.value());
        if (detail != null) {
            body.put("detail", detail);
        }
        body.putAll(more);
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        if (status.value() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return new ResponseEntity<>(body, headers, status);
    }

    /// What would have been right, as far as a request can be told without looking at what it asked.
    private static @Nullable String detail(Exception e) {
        return switch (e) {
            case ResponseStatusException told -> told.getReason();
            case HttpMediaTypeNotSupportedException other ->
                "The body must be of one of these media types, in UTF-8: " + words(other.getSupportedMediaTypes());
            case HttpMediaTypeNotAcceptableException other
            when other.getSupportedMediaTypes().isEmpty() ->
                "Accept must be a list of media types, such as \"application/json\"";
            case HttpMediaTypeNotAcceptableException other ->
                "What is here comes as one of these media types: " + words(other.getSupportedMediaTypes());
            case HttpRequestMethodNotSupportedException other
            when other.getSupportedMethods() != null ->
                "This address takes " + words(List.of(other.getSupportedMethods()));
            default -> null;
        };
    }

    private static String words(Collection<?> words) {
        return words.stream().map(String::valueOf).distinct().sorted().collect(Collectors.joining(", "));
    }

    /// What a field takes, as far as its type says.
    private static String wanted(DatabindException mismatch) {
        var type = mismatch instanceof MismatchedInputException it ? it.getTargetType() : null;
        if (type == null) {
            return "has a value of the wrong type";
        }
        if (type.isEnum()) {
            return "must be one of "
                    + Stream.of(type.getEnumConstants())
                            .map(it -> ((Enum<?>) it).name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "must be a list";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "must be a string";
        }
        return type.isRecord() ? "must be an object" : "has a value of the wrong type";
    }

    private static HttpStatus statusOf(Refusal.Kind kind) {
        return switch (kind) {
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_NOW -> HttpStatus.CONFLICT;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case GONE -> HttpStatus.GONE;
            case LEGALLY_REMOVED -> HttpStatus.UNAVAILABLE_FOR_LEGAL_REASONS;
        };
    }

    /// Where in the body, such as `images[0].hash`, by the names of our own fields only.
    private static String path(JacksonException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    /// Where the unknown field stands; its own name is the sender's and not repeated.
    private static String within(UnrecognizedPropertyException e) {
        var path = path(e);
        var last = path.lastIndexOf('.');
        return last < 0 ? "The body" : path.substring(0, last);
    }
}
