package newsroom.platform.messaging;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoServerException;
import java.io.IOException;
import newsroom.platform.aggregate.ContendedAggregate;
import newsroom.platform.aggregate.OutboxFull;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RetriableException;

/// Tells what passes by itself, such as a store or broker that is away, a full disk, too many writers or a clock
/// that is ahead of the broker's, from what stays wrong however often it is tried.
final class Outage {

    private static final int BAD_VALUE = 2;
    private static final int TOO_LARGE = 10334;

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
                        InterruptException _,
                        InterruptedException _,
                        ContendedAggregate _,
                        OutboxFull _ -> true;
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
                || e.getCode() == BAD_VALUE
                || e.getCode() == TOO_LARGE;
    }
}
