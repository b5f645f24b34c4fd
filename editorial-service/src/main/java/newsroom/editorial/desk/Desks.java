package newsroom.editorial.desk;

import static com.mongodb.client.model.Filters.gte;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import newsroom.contracts.RevisionContent;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Versioned;

/// The desks there are. None is ever removed.
public final class Desks {

    /// The most that there can be, so that all of them can be looked through for each article.
    static final int MOST = 500;

    private final AggregateStore<Desk> desks;

    Desks(AggregateStore<Desk> desks) {
        this.desks = desks;
    }

    /// The desk as it is now.
    ///
    /// @param id of one that there is
    public Desk of(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("A review is at a desk that there is not"));
    }

    /// The desk as it is now, if there is one of this id.
    public Optional<Desk> find(String id) {
        return versioned(id).map(Versioned::state);
    }

    /// The desk to which an article goes: of those that take it the one that names most of what it matches by, the
    /// first by id where several do; the general one if none takes it.
    public Desk routed(RevisionContent content) {
        return routed(all().stream().map(Versioned::state).toList(), content);
    }

    static Desk routed(List<Desk> desks, RevisionContent content) {
        return desks.stream()
                .filter(it -> it.takes().match(content).isPresent())
                .max(Comparator.comparingInt(
                                (Desk it) -> it.takes().match(content).getAsInt())
                        .thenComparing(Desk::id, Comparator.reverseOrder()))
                .or(() -> desks.stream()
                        .filter(it -> it.id().equals(Desk.GENERAL))
                        .findFirst())
                .orElseThrow();
    }

    /// The ids of those where this editor decides nothing.
    public List<String> withoutMember(String editor) {
        return all().stream()
                .map(Versioned::state)
                .filter(it -> !it.editors().includes(editor))
                .map(Desk::id)
                .toList();
    }

    /// All of them, by their ids; those that nobody changed yet in version 0.
    List<Versioned<Desk>> all() {
        var all = new TreeMap<String, Versioned<Desk>>();
        Desk.BUILT_IN.forEach(it -> all.put(it.id(), new Versioned<>(it.id(), 0, it)));
        desks.findAll(gte("_id", ""), MOST).forEach(it -> all.put(it.id(), it));
        return List.copyOf(all.values());
    }

    Optional<Versioned<Desk>> versioned(String id) {
        return desks.find(id)
                .or(() -> Desk.BUILT_IN.stream()
                        .filter(it -> it.id().equals(id))
                        .map(it -> new Versioned<>(id, 0, it))
                        .findFirst());
    }
}
