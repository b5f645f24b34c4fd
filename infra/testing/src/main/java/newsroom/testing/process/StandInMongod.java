package newsroom.testing.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// What stands in for MongoDB's server where there is none: a script named `mongod` over the embedded store. It
/// shows how a newsroom deals with a child that is its store, and nothing of MongoDB itself.
public final class StandInMongod {

    /// What it says first.
    public static final String GREETING = "This is not MongoDB: the embedded store stands in for it, in a test.";

    private StandInMongod() {}

    /// Writes the script.
    ///
    /// @return what to put before everything else on the `PATH`
    public static Path in(Path folder) throws IOException {
        return write(folder, """
            #!/bin/sh
            echo '%s'
            echo "It was asked for: $*"
            while [ $# -gt 0 ]; do
              case $1 in
                --dbpath) files=$2; shift ;;
                --port) port=$2; shift ;;
                --bind_ip) [ "$2" = 127.0.0.1 ] || exit 2; shift ;;
              esac
              shift
            done
            CLASSPATH='%s' # in the variable, so that the command is short enough to be read by others
            export CLASSPATH
            exec '%s' --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \\
              -XX:TieredStopAtLevel=1 -Xmx256m %s "$files" "$port"
            """.formatted(
                        GREETING,
                        System.getProperty("java.class.path"),
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        StoreProgram.class.getName()));
    }

    /// One that says something and ends.
    public static Path thatEnds(Path folder, String lastWords, int exitValue) throws IOException {
        return write(folder, "#!/bin/sh\necho '%s' >&2\nexit %d\n".formatted(lastWords, exitValue));
    }

    private static Path write(Path folder, String script) throws IOException {
        Files.createDirectories(folder);
        var program = folder.resolve("mongod");
        Files.writeString(program, script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder;
    }
}
