package newsroom.launcher;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/// One log for the whole process, in the data folder: five files of 10 MB at most.
final class Logs {

    private Logs() {}

    /// For commands that only ask: what goes wrong is told by the command itself.
    static void off() {
        ((LoggerContext) LoggerFactory.getILoggerFactory())
                .getLogger(Logger.ROOT_LOGGER_NAME)
                .setLevel(Level.OFF);
    }

    static void into(Path data) {
        // Each service would set up logging anew, and for all of them.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        var file = data.resolve("logs/newsroom.log").toString();
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        // To the hour: no line may tell the minute at which a contributor did something.
        encoder.setPattern("%d{yyyy-MM-dd'T'HH:'00'XXX, UTC} %-5level %logger{30} %X{request}%X{event} %msg%n%ex{8}");
        encoder.start();
        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setFile(file);
        appender.setEncoder(encoder);
        var rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(file + ".%i");
        rolling.setMinIndex(1);
        rolling.setMaxIndex(4);
        rolling.start();
        var trigger = new SizeBasedTriggeringPolicy<ILoggingEvent>();
        trigger.setContext(context);
        trigger.setMaxFileSize(FileSize.valueOf("10MB"));
        trigger.start();
        appender.setRollingPolicy(rolling);
        appender.setTriggeringPolicy(trigger);
        appender.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        context.getLogger("newsroom").setLevel(Level.INFO);
        // The binder's health consumers would warn without end.
        context.getLogger("org.apache.kafka.clients.consumer.internals.OffsetFetcherUtils")
                .setLevel(Level.ERROR);
        // The store's handler would note whole requests, with their texts.
        context.getLogger("de.bwaldvogel").setLevel(Level.OFF);
        context.getLogger("org.apache.kafka.clients.NetworkClient").setLevel(Level.ERROR);
    }
}
