package newsroom.editorial.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// What every act on a review is answered in every state, by who asks, as tables to be read.
///
/// A cell is the status, and the state into which the review comes where it is another. A state stands for how a
/// review came there, as [LedReview] leads it. Its desk decides by two approvals; of it are ana, bea and cem. Of
/// another, to which it can be moved, is eva alone. fay is an editor of neither. Who asks stands after a slash where
/// it is not who asks usually.
final class ReviewTable {

    /// What somebody with one right is answered in every state: `=` is as bea is.
    static final ReviewTable BY_RIGHT = new ReviewTable("", """
        act           nobody  contributor  publisher  translator  steward  editor
        show          401     403          403        403         403      =
        revision      401     403          403        403         403      =
        segments      401     403          403        403         403      =
        picture       401     403          403        403         403      =
        conversation  401     403          403        403         403      =
        threads       401     403          403        403         403      =
        history       401     403          403        403         403      =
        verify        401     403          403        403         =        =
        edits         401     403          403        403         403      =
        its-edit      401     403          403        403         403      =
        support       401     403          403        403         403      =
        block         401     403          403        403         403      =
        support-old   401     403          403        403         403      =
        decide        401     403          403        403         403      =
        decide-old    401     403          403        403         403      =
        propose       401     403          403        403         403      =
        retract       401     403          403        403         403      =
        withdraw      401     403          403        403         403      =
        restore       401     403          403        403         403      =
        take-back     401     403          403        403         403      =
        appeal        401     403          403        403         403      =
        ask           401     403          403        403         403      =
        comment       401     403          403        403         403      =
        edit          401     403          403        403         403      =
        edit-old      401     403          403        403         403      =
        move          401     403          403        403         =        =
        move-old      401     403          403        403         =        =
        urge          401     403          403        403         403      =
        queue         401     403          403        403         403      200
        work          401     403          403        200         403      200
        desks         401     403          403        403         200      200
        desk          401     403          403        403         200      200
        put-desk      401     403          403        403         201      403
        """);

    /// What bea reads. Whoever is an editor reads as much.
    static final ReviewTable READ = new ReviewTable("bea", """
        state              show revision segments picture conversation threads history verify edits its-edit
        unknown            404  404      404      404     404          404     404     404    404   404
        expected           404  404      404      404     404          404     404     404    404   404
        waiting            200  200      200      200     200          200     200     200    200   404
        supported          200  200      200      200     200          200     200     200    200   404
        secret             200  200      200      200     200          200     200     200    200   404
        blocked            200  200      200      200     200          200     200     200    200   404
        proposed           200  200      200      200     200          200     200     200    200   404
        stalled            200  200      200      200     200          200     200     200    200   404
        turned-down        200  200      200      200     200          200     200     200    200   404
        changes-requested  200  200      200      200     200          200     200     200    200   404
        declined           200  200      200      200     200          200     200     200    200   404
        appealed-by-two    200  200      200      200     200          200     200     200    200   404
        appealed           200  200      200      200     200          200     200     200    200   404
        approved           200  200      200      200     200          200     200     200    200   404
        newer              200  200      200      200     200          200     200     200    200   404
        corrected          200  200      200      200     200          200     200     200    200   404
        typo               200  200      200      200     200          200     200     200    200   404
        retracted          200  200      200      200     200          200     200     200    200   404
        withdrawn-by-desk  200  200      200      200     200          200     200     200    200   404
        edited             200  200      200      200     200          200     200     200    200   200
        withdrawn          200  404      404      404     200          200     200     200    404   404
        erased             410  410      410      404     410          410     410     200    410   410
        waiting/eva        200  200      200      200     200          200     200     200    200   404
        secret/eva         200  200      200      200     200          200     200     200    200   404
        edited/cem         200  200      200      200     200          200     200     200    200   200
        """);

    /// What bea decides, who is of the desk and has not spoken. ana supported, blocked or proposed it, or appealed;
    /// cem proposed the revision that is edited.
    static final ReviewTable DECIDED = new ReviewTable("bea", """
        state                support      block support-old decide       decide-old propose retract withdraw restore take-back appeal
        unknown              404          404   404         404          404        404     404     404      404     404       404
        expected             404          404   404         404          404        404     404     404      404     404       404
        waiting              200          200   412         202          412        201     409     201      409     403       409
        supported            200:approved 200   412         200:approved 412        409     409     409      409     403       409
        secret               200:approved 200   412         200:approved 412        409     409     409      409     403       409
        blocked              200          200   412         202          412        201     409     201      409     403       409
        proposed             200          200   412         202          412        201     409     201      409     403       409
        stalled              200          200   412         202          412        201     409     201      409     403       409
        turned-down          409          409   412         202          412        201     409     201      409     200       409
        changes-requested    409          409   412         409          412        409     409     201      409     200       409
        declined             409          409   412         409          412        409     409     201      409     200       200
        appealed-by-two      409          409   412         409          412        409     409     201      409     200       200:open
        appealed             200          200   412         202          412        201     409     201      409     403       409
        approved             409          409   412         409          412        409     201     201      409     200       409
        newer                409          409   412         202          412        201     201     201      409     200       409
        corrected            200:approved 200   412         200:approved 412        409     409     409      409     403       409
        typo                 200:approved 200   412         200:approved 412        201     201     201      409     403       409
        retracted            409          409   412         409          412        409     409     201      409     200       409
        withdrawn-by-desk    409          409   412         409          412        409     409     409      201     200       409
        edited               200          200   412         202          412        201     409     201      409     403       409
        withdrawn            409          409   409         409          409        409     409     409      409     409       409
        erased               410          410   410         410          410        410     410     410      410     410       410
        supported/ana        200          200   412         202          412        201     409     201      409     403       409
        secret/ana           200          200   412         202          412        201     409     201      409     403       409
        blocked/ana          200          200   412         202          412        201     409     201      409     403       409
        proposed/ana         200          200   412         202          412        201     409     201      409     200       409
        appealed-by-two/ana  200          409   412         409          412        409     409     201      409     200       200
        approved/ana         200          409   412         200          412        409     201     201      409     200       409
        edited/cem           403          403   412         403          412        403     403     403      403     403       409
        """);

    /// What eva decides, who is of another desk: nothing, until the assembly does.
    static final ReviewTable DECIDED_BY_ANOTHER = new ReviewTable("eva", """
        state              support block support-old decide decide-old propose retract withdraw restore take-back appeal
        unknown            404     404   404         404    404        404     404     404      404     404       404
        expected           404     404   404         404    404        404     404     404      404     404       404
        waiting            403     403   403         403    403        403     403     403      403     403       409
        supported          403     403   403         403    403        403     403     403      403     403       409
        secret             403     403   403         403    403        403     403     403      403     403       409
        blocked            403     403   403         403    403        403     403     403      403     403       409
        proposed           403     403   403         403    403        403     403     403      403     403       409
        stalled            403     403   403         403    403        403     403     403      403     403       409
        turned-down        403     403   403         403    403        403     403     403      403     200       409
        changes-requested  403     403   403         403    403        403     403     403      403     200       409
        declined           403     403   403         403    403        403     403     403      403     200       200
        appealed-by-two    403     403   403         403    403        403     403     403      403     200       200:open
        appealed           200     200   412         202    412        201     409     201      409     403       409
        approved           403     403   403         403    403        403     403     403      403     200       409
        newer              403     403   403         403    403        403     403     403      403     200       409
        corrected          403     403   403         403    403        403     403     403      403     403       409
        typo               403     403   403         403    403        403     403     403      403     403       409
        retracted          403     403   403         403    403        403     403     403      403     200       409
        withdrawn-by-desk  403     403   403         403    403        403     403     403      403     200       409
        edited             403     403   403         403    403        403     403     403      403     403       409
        withdrawn          409     409   409         409    409        409     409     409      409     409       409
        erased             410     410   410         410    410        410     410     410      410     410       410
        """);

    /// What bea does otherwise.
    static final ReviewTable DONE = new ReviewTable("bea", """
        state              ask comment edit edit-old move move-old urge
        unknown            404 404     404  404      404  404      404
        expected           404 404     404  404      404  404      404
        waiting            201 201     202  412      200  412      200
        supported          201 201     202  412      200  412      200
        secret             201 201     202  412      200  412      200
        blocked            201 201     202  412      200  412      200
        proposed           201 201     202  412      200  412      200
        stalled            201 201     202  412      200  412      200
        turned-down        201 201     202  412      200  412      200
        changes-requested  201 201     202  412      200  412      200
        declined           201 201     409  409      200  412      200
        appealed-by-two    201 201     409  409      200  412      200
        appealed           201 201     202  412      200  412      200
        approved           201 201     202  412      200  412      200
        newer              201 201     202  412      200  412      200
        corrected          201 201     202  412      200  412      200
        typo               201 201     202  412      200  412      200
        retracted          201 201     202  412      200  412      200
        withdrawn-by-desk  201 201     202  412      200  412      200
        edited             201 201     202  412      200  412      200
        withdrawn          409 409     409  409      409  409      409
        erased             410 410     410  410      410  410      410
        waiting/fay        201 201     202  412      403  403      200
        withdrawn/fay      409 409     409  409      409  409      409
        edited/cem         201 201     202  202      200  412      200
        """);

    /// The same by eva, to whose desk it can be moved.
    static final ReviewTable DONE_BY_ANOTHER = new ReviewTable("eva", """
        state              ask comment edit edit-old move move-old urge
        unknown            404 404     404  404      404  404      404
        expected           404 404     404  404      404  404      404
        waiting            201 201     202  412      200  412      200
        supported          201 201     202  412      200  412      200
        secret             201 201     202  412      200  412      200
        blocked            201 201     202  412      200  412      200
        proposed           201 201     202  412      200  412      200
        stalled            201 201     202  412      200  412      200
        turned-down        201 201     202  412      200  412      200
        changes-requested  201 201     202  412      200  412      200
        declined           201 201     409  409      200  412      200
        appealed-by-two    201 201     409  409      200  412      200
        appealed           201 201     202  412      200  412      200
        approved           201 201     202  412      200  412      200
        newer              201 201     202  412      200  412      200
        corrected          201 201     202  412      200  412      200
        typo               201 201     202  412      200  412      200
        retracted          201 201     202  412      200  412      200
        withdrawn-by-desk  201 201     202  412      200  412      200
        edited             201 201     202  412      200  412      200
        withdrawn          409 409     409  409      409  409      409
        erased             410 410     410  410      410  410      410
        """);

    static final List<ReviewTable> BY_STATE = List.of(READ, DECIDED, DECIDED_BY_ANOTHER, DONE, DONE_BY_ANOTHER);

    private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    private final List<String> columns;
    private final String usual;

    private ReviewTable(String usual, String text) {
        this.usual = usual;
        var lines = text.lines().map(it -> List.of(it.split(" +"))).toList();
        columns = lines.getFirst().subList(1, lines.getFirst().size());
        for (var line : lines.subList(1, lines.size())) {
            assertThat(line).as("a row has a cell for every column").hasSize(columns.size() + 1);
            var row = new LinkedHashMap<String, String>();
            for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i), line.get(i + 1));
            }
            assertThat(rows.put(line.getFirst(), row)).as("there is one row").isNull();
        }
    }

    /// @param key as it begins in the table
    /// @param by who asks
    record Row(String key, String state, String by, Map<String, String> cells) {
        @Override
        public String toString() {
            return state + ", by " + by + ": " + String.join(", ", cells.keySet());
        }
    }

    List<Row> rows() {
        return rows.entrySet().stream()
                .map(it -> {
                    var slash = it.getKey().indexOf('/');
                    return slash < 0
                            ? new Row(it.getKey(), it.getKey(), usual, it.getValue())
                            : new Row(
                                    it.getKey(),
                                    it.getKey().substring(0, slash),
                                    it.getKey().substring(slash + 1),
                                    it.getValue());
                })
                .toList();
    }

    List<String> columns() {
        return columns;
    }

    /// What an editor of the desk is answered who has not spoken.
    static String asOfTheDesk(String state, String act) {
        return Stream.of(READ, DECIDED, DONE)
                .map(it -> it.rows.getOrDefault(state, Map.of()).get(act))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }
}
