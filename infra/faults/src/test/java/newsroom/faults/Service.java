package newsroom.faults;

import java.util.List;
import java.util.Locale;
import newsroom.editorial.EditorialService;
import newsroom.publication.PublicationService;
import newsroom.submission.SubmissionService;

/// The three services, by the topics they listen to.
enum Service {
    SUBMISSION(SubmissionService.class, List.of("newsroom.editorial", "newsroom.confirmations")),
    EDITORIAL(EditorialService.class, List.of("newsroom.submissions")),
    PUBLICATION(PublicationService.class, List.of("newsroom.editorial", "newsroom.submissions"));

    private final Class<?> main;
    private final List<String> topics;

    Service(Class<?> main, List<String> topics) {
        this.main = main;
        this.topics = topics;
    }

    Class<?> main() {
        return main;
    }

    /// What it listens to.
    List<String> topics() {
        return topics;
    }

    /// The name of its database, of its group of consumers, and of itself.
    String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }
}
