package newsroom.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import newsroom.faults.Clients.Wish;
import newsroom.faults.Counter.Answered;
import org.jspecify.annotations.Nullable;

/// Somebody without an account and their one draft. They ask once, and say what they were answered.
final class Contributor {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String LANGUAGE = "en";

    private final Counter counter;
    private final String mark = "zq" + NUMBER.incrementAndGet() + "x";
    private final Map<String, Object> content = new LinkedHashMap<>();
    private String article = "";
    private String receipt = "";
    private String etag = "";
    private String hash = "";

    Contributor(Counter counter, Texts texts) {
        this.counter = counter;
        content.put("language", LANGUAGE);
        content.put("title", mark + " title");
        content.put("body", texts.body(LANGUAGE, mark, 1));
        content.put("licence", "CC-BY-SA-4.0");
        content.put("topics", List.of("assemblies"));
    }

    String article() {
        return article;
    }

    /// Of the revision that was sent last.
    String hash() {
        return hash;
    }

    /// Sends a draft in, with everything granted at once.
    ///
    /// @return the longest that they waited for an answer
    Duration submit() {
        return Stream.<Function<UUID, Answered>>of(this::create, this::confirm, this::send)
                .map(it -> it.apply(UUID.randomUUID()))
                .peek(it -> assertThat(it.status()).as("%s: %s", this, it).isBetween(200, 299))
                .map(Answered::after)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    Answered create(UUID key) {
        var answered = counter.ask(
                new Wish(Service.SUBMISSION, "create", mark, "", "POST", "/drafts", "", Map.of(), content), key);
        if (answered.isDone()) {
            article = answered.body().path("articleId").stringValue();
            receipt = answered.body().path("receipt").stringValue();
            etag = answered.etag();
        }
        return answered;
    }

    Answered confirm(UUID key) {
        return ask("confirm", "POST", "/receipt", Map.of(), Map.of("receipt", receipt), key);
    }

    /// Saves another text, privately.
    Answered save(UUID key) {
        var changed = new LinkedHashMap<>(content);
        changed.put("title", mark + " another title");
        return ask("save", "PUT", "", Map.of("If-Match", etag), changed, key);
    }

    Answered send(UUID key) {
        var answered = ask("send", "POST", "/revisions", Map.of("If-Match", etag), Map.of(), key);
        hash = answered.isDone() ? answered.body().path("hash").stringValue() : hash;
        return answered;
    }

    Answered withdraw(UUID key) {
        return ask("withdraw", "POST", "/withdrawal", Map.of(), null, key);
    }

    Answered restore(UUID key) {
        return ask("restore", "DELETE", "/withdrawal", Map.of(), null, key);
    }

    Answered look() {
        return counter.ask(
                new Wish(Service.SUBMISSION, "look", mark, article, "GET", path(""), receipt(), Map.of(), null));
    }

    private Answered ask(
            String act, String method, String path, Map<String, String> headers, @Nullable Object body, UUID key) {
        var answered = counter.ask(
                new Wish(Service.SUBMISSION, act, mark, article, method, path(path), receipt(), headers, body), key);
        etag = answered.isDone() && !answered.etag().isEmpty() ? answered.etag() : etag;
        return answered;
    }

    private String path(String path) {
        return "/drafts/" + article + path;
    }

    private String receipt() {
        return "Receipt " + receipt;
    }

    @Override
    public String toString() {
        return mark + " " + article;
    }
}
