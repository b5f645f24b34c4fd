package newsroom.submission.flood;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How much one instance takes in from people without an account, and what it asks of them when more comes.
///
/// @param draftsAtOnce how many new drafts of all together come in at once when none have for a while
/// @param draftsPerHour how many in an hour
/// @param threshold from which used-up share of these on a proof of work is asked for, above 0 and at most 1
/// @param easiest how many zero bits it has at the threshold
/// @param hardest how many when nothing is left
/// @param shortestWait how long whoever proves nothing waits at least
/// @param longestWait how long at most, when very many do
/// @param waitForEach how much longer the wait gets by each who waits
/// @param visitsAtOnce how many requests come in at once with one receipt that is known, see [Visits]
/// @param visitsPerHour how many in an hour
/// @param strangersAtOnce how many requests come in at once with other receipts or none, of all together
/// @param strangersPerHour how many in an hour
/// @param filesAtOnce how many files of all together come in at once, each of at most 25 MB
/// @param filesPerHour how many in an hour
/// @param mostReceipts how many receipts are told apart at once
@ConfigurationProperties("newsroom.submission.flood")
record FloodSettings(
        @DefaultValue("200") long draftsAtOnce,
        @DefaultValue("600") long draftsPerHour,
        @DefaultValue("0.5") double threshold,
        @DefaultValue("16") int easiest,
        @DefaultValue("22") int hardest,
        @DefaultValue("2m") Duration shortestWait,
        @DefaultValue("30m") Duration longestWait,
        @DefaultValue("5s") Duration waitForEach,
        @DefaultValue("300") long visitsAtOnce,
        @DefaultValue("3600") long visitsPerHour,
        @DefaultValue("600") long strangersAtOnce,
        @DefaultValue("18000") long strangersPerHour,
        @DefaultValue("100") long filesAtOnce,
        @DefaultValue("400") long filesPerHour,
        @DefaultValue("10000") long mostReceipts) {

    Budget.Limit drafts() {
        return new Budget.Limit(draftsAtOnce, draftsPerHour);
    }

    Budget.Limit visits() {
        return new Budget.Limit(visitsAtOnce, visitsPerHour);
    }

    Budget.Limit strangers() {
        return new Budget.Limit(strangersAtOnce, strangersPerHour);
    }

    Budget.Limit files() {
        return new Budget.Limit(filesAtOnce, filesPerHour);
    }

    Load load() {
        return new Load(threshold, easiest, hardest);
    }

    Queue.Pace pace() {
        return new Queue.Pace(shortestWait, longestWait, waitForEach);
    }
}
