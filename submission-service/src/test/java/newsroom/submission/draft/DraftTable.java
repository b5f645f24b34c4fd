package newsroom.submission.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What every act makes of a draft in every state, as tables to be read.
///
/// `.` it happens, and the draft stays in its state; a state: it moves there; `done`: nothing happens, since what is
/// asked for is so already; `409`: refused, with the acts that are possible; `no`: refused, because it cannot be true.
final class DraftTable {

    /// A draft with an account, but for the first; there is something to send in all of them, and a revision was sent
    /// in all but the first two. Withdrawn are accepted ones. None has a byline; of those that do, see [DraftTest].
    static final DraftTable BY_CONTRIBUTOR = new DraftTable("""
        state               save  confirm-receipt  send       answer  appeal    withdraw   undo-withdrawal  drop-byline  erase
        unconfirmed         .     draft            409        409     409       withdrawn  done             done         erased
        draft               .     409              submitted  409     409       withdrawn  done             done         erased
        submitted           .     409              .          .       409       withdrawn  done             done         erased
        in-review           .     409              submitted  .       409       withdrawn  done             done         erased
        changes-requested   .     409              submitted  .       409       withdrawn  done             done         erased
        accepted            .     409              submitted  .       409       withdrawn  done             done         erased
        declined            .     409              409        .       appealed  withdrawn  done             done         erased
        appealed            .     409              submitted  .       done      withdrawn  done             done         erased
        declined-again      .     409              409        .       409       withdrawn  done             done         erased
        withdrawn           409   409              409        409     409       done       accepted         done         erased
        withdrawn-for-good  409   409              409        409     409       done       409              done         erased
        erased              409   409              409        409     409       409        409              409          done
        """);

    static final DraftTable DECIDED = new DraftTable("""
        state               review-opened  changes-requested  article-declined  article-approved
        unconfirmed         no             no                 no                no
        draft               no             no                 no                no
        submitted           in-review      changes-requested  declined          accepted
        in-review           .              changes-requested  declined          accepted
        changes-requested   in-review      .                  declined          accepted
        accepted            in-review      changes-requested  declined          .
        declined            in-review      changes-requested  .                 accepted
        appealed            .              changes-requested  declined-again    accepted
        declined-again      appealed       changes-requested  .                 accepted
        withdrawn           .              .                  .                 .
        withdrawn-for-good  .              .                  .                 .
        erased              done           done               done              done
        """);

    /// What editors propose on the revision sent last becomes the next; where nothing can be sent, it is told stale.
    static final DraftTable ASKED_AND_PROPOSED = new DraftTable("""
        state               question-asked  revision-proposed
        unconfirmed         .               no
        draft               .               no
        submitted           .               .
        in-review           .               submitted
        changes-requested   .               submitted
        accepted            .               submitted
        declined            .               .
        appealed            .               submitted
        declined-again      .               .
        withdrawn           .               .
        withdrawn-for-good  .               .
        erased              done            done
        """);

    /// A correction is an edition published again.
    static final DraftTable ON_ITS_WAY = new DraftTable("""
        state              translation-opened translation-approved translation-cancelled edition-ready edition-published edition-scheduled edition-descheduled
        unconfirmed        .                  .                    .                     .             .                 .                 .
        draft              .                  .                    .                     .             .                 .                 .
        submitted          .                  .                    .                     .             .                 .                 .
        in-review          .                  .                    .                     .             .                 .                 .
        changes-requested  .                  .                    .                     .             .                 .                 .
        accepted           .                  .                    .                     .             .                 .                 .
        declined           .                  .                    .                     .             .                 .                 .
        appealed           .                  .                    .                     .             .                 .                 .
        declined-again     .                  .                    .                     .             .                 .                 .
        withdrawn          .                  .                    .                     .             .                 .                 .
        withdrawn-for-good .                  .                    .                     .             .                 .                 .
        erased             done               done                 done                  done          done              done              done
        """);

    static final DraftTable TAKEN_BACK = new DraftTable("""
        state               withdrawal-taken  withdrawal-confirmed  erasure-taken  erasure-confirmed
        unconfirmed         done              done                  no             no
        draft               done              done                  no             no
        submitted           done              done                  no             no
        in-review           done              done                  no             no
        changes-requested   done              done                  no             no
        accepted            done              done                  no             no
        declined            done              done                  no             no
        appealed            done              done                  no             no
        declined-again      done              done                  no             no
        withdrawn           .                 .                     no             no
        withdrawn-for-good  .                 .                     no             no
        erased              done              done                  .              .
        """);

    /// Of a byline that was not dropped, or not sent, nobody has anything to tell.
    static final DraftTable BYLINE_DROPPED = new DraftTable("""
        state               byline-drop-taken  byline-drop-confirmed
        unconfirmed         done               done
        draft               done               done
        submitted           done               done
        in-review           done               done
        changes-requested   done               done
        accepted            done               done
        declined            done               done
        appealed            done               done
        declined-again      done               done
        withdrawn           done               done
        withdrawn-for-good  done               done
        erased              done               done
        """);

    /// What a desk does with what it approved.
    static final DraftTable BY_DESK = new DraftTable("""
        state               approval-carried  article-retracted  article-withdrawn-by-desk  article-restored-by-desk
        unconfirmed         no                no                 no                         no
        draft               no                no                 no                         no
        submitted           accepted          .                  .                          .
        in-review           accepted          .                  .                          .
        changes-requested   accepted          .                  .                          .
        accepted            .                 .                  .                          .
        declined            accepted          .                  .                          .
        appealed            accepted          .                  .                          .
        declined-again      accepted          .                  .                          .
        withdrawn           .                 .                  .                          .
        withdrawn-for-good  .                 .                  .                          .
        erased              done              done               done                       done
        """);

    /// A publisher took words out.
    static final DraftTable REDACTED = new DraftTable("""
        state               article-redacted  revision-redacted
        unconfirmed         no                no
        draft               no                no
        submitted           .                 .
        in-review           .                 .
        changes-requested   .                 .
        accepted            .                 .
        declined            .                 .
        appealed            .                 .
        declined-again      .                 .
        withdrawn           .                 .
        withdrawn-for-good  .                 .
        erased              done              done
        """);

    /// What the others tell.
    static final List<DraftTable> BY_OTHERS =
            List.of(DECIDED, BY_DESK, ASKED_AND_PROPOSED, ON_ITS_WAY, TAKEN_BACK, BYLINE_DROPPED, REDACTED);

    private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    private final List<String> columns;

    private DraftTable(String text) {
        var lines = text.lines().map(it -> List.of(it.split(" +"))).toList();
        columns = lines.getFirst().subList(1, lines.getFirst().size());
        for (var line : lines.subList(1, lines.size())) {
            assertThat(line).as("a row has a cell for every act").hasSize(columns.size() + 1);
            var row = new LinkedHashMap<String, String>();
            for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i), line.get(i + 1));
            }
            assertThat(rows.put(line.getFirst(), row)).as("a state has one row").isNull();
        }
    }

    List<String> states() {
        return List.copyOf(rows.keySet());
    }

    List<String> acts() {
        return columns;
    }

    /// What every act makes of a draft in this state.
    Map<String, String> of(String state) {
        var row = rows.get(state);
        assertThat(row).as("a row of the state %s", state).isNotNull();
        return row;
    }
}
