package newsroom.editorial.decision;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Whose stances count.
public sealed interface Electorate {

    /// The most members that one has who are named.
    int MOST_MEMBERS = 500;

    /// Everybody with the right of an editor. How many they are is known to nobody here, so they have never all spoken.
    record Everybody() implements Electorate {}

    /// Those who are named, and nobody else.
    record Members(SortedSet<String> names) implements Electorate {
        public Members {
            names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
        }
    }

    static Electorate everybody() {
        return new Everybody();
    }

    static Electorate of(Collection<String> names) {
        return new Members(new TreeSet<>(names));
    }

    /// Whether this one belongs to it; with everybody, whoever is an editor.
    default boolean includes(String name) {
        return switch (this) {
            case Everybody _ -> true;
            case Members(var names) -> names.contains(name);
        };
    }

    /// Whether these are all there are.
    default boolean areAll(Set<String> spoke) {
        return switch (this) {
            case Everybody _ -> false;
            case Members(var names) -> !names.isEmpty() && spoke.containsAll(names);
        };
    }

    /// The same under other names, as where a secret ballot keeps none.
    default Electorate known(UnaryOperator<String> as) {
        return switch (this) {
            case Everybody _ -> this;
            case Members(var names) -> of(names.stream().map(as).collect(Collectors.toSet()));
        };
    }
}
