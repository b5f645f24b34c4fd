package newsroom.faults;

import newsroom.testing.process.Ports;
import newsroom.testing.process.TcpProxy;

/// The wires of one instance of a service: from its clients, to the broker and to the store.
///
/// @param port on which the instance listens itself
/// @param management on which it tells operators how it is
/// @param brokerPort the broker's listener for this instance
record Wiring(int port, int management, int brokerPort, TcpProxy clients, TcpProxy broker, TcpProxy store)
        implements AutoCloseable {

    static Wiring of(int storePort) {
        var port = Ports.free();
        var brokerPort = Ports.free();
        return new Wiring(
                port, Ports.free(), brokerPort, TcpProxy.to(port), TcpProxy.to(brokerPort), TcpProxy.to(storePort));
    }

    void heal() {
        clients.heal();
        broker.heal();
        store.heal();
    }

    @Override
    public void close() {
        clients.close();
        broker.close();
        store.close();
    }
}
