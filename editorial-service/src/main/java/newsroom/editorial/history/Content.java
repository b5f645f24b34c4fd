package newsroom.editorial.history;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import newsroom.contracts.CanonicalJson;
import newsroom.contracts.RevisionContent;
import org.jspecify.annotations.Nullable;

/// What a link of the chain says, field by field, as it is hashed. Whatever somebody put there is kept and hashed;
/// what no entry has is not told.
public record Content(Map<String, Object> fields) {

    public Content {
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }

    /// @param sealed the hash of the revision, salted
    static Content of(Entry entry, @Nullable String sealed) {
        var fields = new TreeMap<String, Object>();
        fields.put("act", entry.act());
        fields.put("at", entry.at().toString());
        fields.put("role", entry.role().word());
        if (entry.person() != null) {
            fields.put("person", entry.person());
        }
        if (entry.about() != null) {
            fields.put("revision", entry.about().revision());
        }
        if (sealed != null) {
            fields.put("sealed", sealed);
        }
        if (!entry.details().isEmpty()) {
            fields.put("details", entry.details());
        }
        if (!entry.texts().isEmpty()) {
            fields.put("texts", entry.texts().stream().map(Content::fields).toList());
        }
        return new Content(fields);
    }

    private static Map<String, Object> fields(Entry.Text text) {
        var fields = new TreeMap<String, Object>();
        fields.put("what", text.what());
        fields.put("hash", text.hash());
        if (text.segment() != null) {
            fields.put("segment", text.segment());
        }
        return fields;
    }

    /// SHA-256 of a salt and the canonical JSON of this.
    String hash(String salt) {
        return RevisionContent.sha256(salt + CanonicalJson.of(fields));
    }

    public @Nullable String act() {
        return text(fields, "act");
    }

    public @Nullable String at() {
        return text(fields, "at");
    }

    public @Nullable String role() {
        return text(fields, "role");
    }

    public @Nullable String person() {
        return text(fields, "person");
    }

    public @Nullable Integer revision() {
        return fields.get("revision") instanceof Integer revision ? revision : null;
    }

    @Nullable
    String sealed() {
        return text(fields, "sealed");
    }

    public Map<String, Object> details() {
        return fields.get("details") instanceof Map<?, ?> details ? named(details) : Map.of();
    }

    public List<Entry.Text> texts() {
        return fields.get("texts") instanceof List<?> texts
                ? texts.stream().flatMap(Content::text).toList()
                : List.of();
    }

    private static Stream<Entry.Text> text(Object it) {
        var fields = it instanceof Map<?, ?> map ? named(map) : Map.<String, Object>of();
        var what = text(fields, "what");
        var hash = text(fields, "hash");
        return what == null || hash == null
                ? Stream.empty()
                : Stream.of(new Entry.Text(what, text(fields, "segment"), hash));
    }

    private static @Nullable String text(Map<String, Object> fields, String name) {
        return fields.get(name) instanceof String text ? text : null;
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        var named = new TreeMap<String, Object>();
        map.forEach((name, value) -> named.put((String) name, value));
        return named;
    }
}
