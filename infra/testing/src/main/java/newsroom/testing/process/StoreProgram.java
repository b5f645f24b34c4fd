package newsroom.testing.process;

import java.nio.file.Path;
import newsroom.store.EmbeddedStore;

/// The embedded store, as a program: `FOLDER PORT`.
public final class StoreProgram {

    private StoreProgram() {}

    static void main(String[] arguments) throws InterruptedException {
        var store = EmbeddedStore.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(store::close));
        System.out.println("The store is open");
        Thread.currentThread().join();
    }
}
