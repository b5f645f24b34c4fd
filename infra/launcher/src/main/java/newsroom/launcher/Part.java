package newsroom.launcher;

import java.util.Locale;

/// A part of the newsroom that listens at an address of its own.
enum Part {
    IDENTITY(8080),
    SUBMISSION(8081),
    EDITORIAL(8082),
    PUBLICATION(8083),
    BROKER(9092),
    STORE(27017),
    SUBMISSION_MANAGEMENT(18081),
    EDITORIAL_MANAGEMENT(18082),
    PUBLICATION_MANAGEMENT(18083);

    private final int usualPort;

    Part(int usualPort) {
        this.usualPort = usualPort;
    }

    int usualPort() {
        return usualPort;
    }

    /// The option that sets its port, such as `--submission-port`.
    String option() {
        return "--" + label() + "-port";
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
