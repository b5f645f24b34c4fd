package newsroom.launcher;

/// Why a command cannot be carried out, in words for whoever gave it.
final class Refused extends RuntimeException {
    Refused(String reason) {
        super(reason);
    }
}
