package newsroom.platform.web;

import java.util.List;

/// What was sent cannot be used. Each fault names its field and says what would be right; nothing sent is echoed.
public final class InvalidInput extends RuntimeException {

    /// @param field as the sender calls it: a JSON field, a header, a query parameter
    public record Fault(String field, String detail) {}

    private final transient List<Fault> faults;

    public InvalidInput(List<Fault> faults) {
        super(faults.size() + " invalid fields");
        this.faults = List.copyOf(faults);
    }

    public InvalidInput(String field, String detail) {
        this(List.of(new Fault(field, detail)));
    }

    public List<Fault> faults() {
        return faults;
    }
}
