package newsroom.faults;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Something that a client asked for, as the client saw it: from its first try to the answer that settled it.
///
/// @param act what it was about, such as `send`
/// @param who asked
/// @param article the article's id, where it is known
/// @param began in nanoseconds since the storm began
/// @param ended the same
/// @param status of the answer that settled it, 0 if none did
/// @param sent the body of the request
/// @param headers of the request
/// @param answer the body of the answer
record Call(
        String act,
        String who,
        String article,
        long began,
        long ended,
        int status,
        JsonNode sent,
        Map<String, String> headers,
        JsonNode answer) {

    boolean isDone() {
        return status / 100 == 2;
    }

    String text(String field) {
        return answer.path(field).asString("");
    }
}
