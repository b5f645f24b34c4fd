package newsroom.platform.messaging;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoServerException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import newsroom.platform.aggregate.ContendedAggregate;
import newsroom.platform.aggregate.HistoryFull;
import newsroom.platform.aggregate.OutboxFull;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownServerException;

/// Tells what passes by itself, such as a store or broker that is away or has an error of its own, a full disk, too
/// many writers or a clock that is ahead of the broker's, from what stays wrong however often it is tried.
final class Outage {

    /// What MongoDB answers to a document or change that it will never take: bad value, failed to parse, type
    /// mismatch, overflow, invalid length, invalid BSON, path not viable, conflicting operators, names with `$`,
    /// invalid id, not a single value, invalid reference, empty name, names with dots, failed validation, and four
    /// kinds of too large.
    private static final Set<Integer> ABOUT_THE_DOCUMENT =
            Set.of(2, 9, 14, 15, 16, 22, 28, 40, 52, 53, 54, 55, 56, 57, 121, 10334, 17280, 17419, 17420);

    private Outage() {}

    static boolean isOne(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var passes = switch (cause) {
                case MongoServerException e -> !isAboutTheDocument(e);
                case MongoException _,
                        RetriableException _,
                        InvalidTimestampException _,
                        OutOfOrderSequenceException _,
                        ApplicationRecoverableException _,
                        UnknownServerException _,
                        InterruptException _,
                        InterruptedException _,
                        TimeoutException _,
                        ContendedAggregate _,
                        HistoryFull _ -> true;
                case OutboxFull e -> !e.isStopped();
                case tools.jackson.core.JacksonException _ -> false;
                case IOException _ -> true;
                default -> false;
            };
            if (passes) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAboutTheDocument(MongoServerException e) {
        return ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY
                || ABOUT_THE_DOCUMENT.contains(e.getCode());
    }
}
