package newsroom.publication.reading;

import org.jspecify.annotations.Nullable;

/// Who publishes.
///
/// @param name as readers know it
/// @param logo address of a picture of it, if there is one
/// @param onion what addresses begin with where readers come over Tor, without a slash at its end; none if there is no
/// such way
public record Publisher(
        String name, @Nullable String logo, @Nullable String onion) {

    public Publisher {
        logo = logo == null || logo.isBlank() ? null : logo.strip();
        onion = onion == null || onion.isBlank() ? null : onion.strip().replaceFirst("/+$", "");
        if (onion != null && !onion.matches("https?://([a-z0-9-]+\\.)*[a-z2-7]{56}\\.onion(:\\d{1,5})?")) {
            throw new IllegalArgumentException(
                    "newsroom.publication.onion must be an address such as http://<56 letters and digits>.onion");
        }
    }

    public Publisher(String name) {
        this(name, null, null);
    }
}
