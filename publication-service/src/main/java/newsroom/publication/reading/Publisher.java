package newsroom.publication.reading;

/// Who publishes.
///
/// @param name as readers know it
public record Publisher(String name) {}
