package newsroom.platform.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import newsroom.contracts.Image;
import newsroom.contracts.RevisionContent;
import newsroom.platform.web.InternalKey;

/// Gets the files of a text from the submission service, each once, before anything refers to them. This is the one
/// thing that the newsroom's services do not tell each other by events.
public final class PullFiles {

    private static final Duration LONGEST_SEARCH = Duration.ofSeconds(5);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

    private final ArticleFiles files;
    private final URI from;
    private final InternalKey key;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LONGEST_SEARCH).build();

    /// @param from the address of the submission service
    public PullFiles(ArticleFiles files, URI from, InternalKey key) {
        this.files = files;
        this.from = from;
        this.key = key;
    }

    /// Keeps a copy of every picture of a text.
    ///
    /// One that the submission service does not have is passed over: it has destroyed it, and tells so by an event.
    ///
    /// @throws UncheckedIOException if it is away, answers otherwise or gives other bytes, which passes
    public void of(UUID article, RevisionContent content) {
        for (Image image : content.images()) {
            if (files.find(article, image.hash()).isEmpty() && !files.areDestroyed(article)) {
                pull(article, image.hash());
            }
        }
    }

    private void pull(UUID article, String sha256) {
        var request = HttpRequest.newBuilder(from.resolve("/internal/articles/" + article + "/files/" + sha256))
                .header("Authorization", key.authorization())
                .timeout(LONGEST_ANSWER)
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                switch (response.statusCode()) {
                    case 200 ->
                        files.keep(
                                article,
                                sha256,
                                response.headers().firstValue("Content-Type").orElse("application/octet-stream"),
                                body);
                    case 404 -> {}
                    default -> throw new IOException("A file was asked for and answered " + response.statusCode());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("Interrupted", e));
        }
    }
}
