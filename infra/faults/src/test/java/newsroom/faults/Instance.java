package newsroom.faults;

import java.util.function.Supplier;
import newsroom.testing.process.JavaProcess.Program;

/// One instance of a service. There may be two of each.
final class Instance extends Part {

    private final Service service;
    private final Wiring wiring;

    Instance(Service service, String name, Wiring wiring, Supplier<Program> program) {
        super(name, wiring.port(), program);
        this.service = service;
        this.wiring = wiring;
    }

    Service service() {
        return service;
    }

    Wiring wiring() {
        return wiring;
    }

    /// Where its clients find it.
    String address() {
        return "http://127.0.0.1:" + wiring.clients().port();
    }

    /// Where operators see how it is.
    String health() {
        return "http://127.0.0.1:" + wiring.management() + "/actuator/health";
    }

    @Override
    public void close() {
        super.close();
        wiring.close();
    }
}
