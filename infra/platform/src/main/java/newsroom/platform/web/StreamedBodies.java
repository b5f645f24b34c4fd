package newsroom.platform.web;

import jakarta.servlet.http.HttpServletRequest;

/// Says which requests of a service have bodies too long to be held in memory. Their controllers read them as they
/// come.
@FunctionalInterface
public interface StreamedBodies {

    /// The most bytes of such a body, or 0 for a request like any other.
    long most(HttpServletRequest request);
}
