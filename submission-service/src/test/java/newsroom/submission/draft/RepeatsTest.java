package newsroom.submission.draft;

import static newsroom.submission.RunningService.TOKENS;
import static newsroom.submission.RunningService.call;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import newsroom.submission.RunningService;
import newsroom.submission.RunningService.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Whoever repeats a request, because its answer was lost or for want of patience, has done it once.
@ExtendWith(RunningService.class)
class RepeatsTest {

    private static final int MANY = 50;

    private final String key = "\"" + UUID.randomUUID() + "\"";
    private final String emma = "Bearer " + TOKENS.contributor("emma-" + UUID.randomUUID());

    @Test
    void fifty_repeats_make_one_draft_and_fifty_equal_answers() throws Exception {
        var text = Contributor.text("Words said once.");
        var answers = atOnce(() -> call("POST", "/drafts", text, "Authorization", emma, "Idempotency-Key", key));
        areEqual(answers, 201);
        var listed = call("GET", "/drafts", "", "Authorization", emma).json().path("drafts");
        assertThat(listed.valueStream().map(it -> it.path("articleId").stringValue()))
                .containsExactly(answers.getFirst().json().path("articleId").stringValue());
        isRefusedForAnother("POST", "/drafts", Contributor.text("Words said later."), "\"1\"");
    }

    @Test
    void fifty_repeats_of_a_send_make_one_revision_one_event_and_fifty_equal_answers() throws Exception {
        var draft = Contributor.withAccount(emma.substring("Bearer ".length()), "Words said once.");
        var path = draft.path() + "/revisions";
        var etag = draft.etag();
        var answers =
                atOnce(() -> call("POST", path, "{}", "Authorization", emma, "Idempotency-Key", key, "If-Match", etag));
        areEqual(answers, 201);
        assertThat(draft.get().json().path("revisions").size()).isEqualTo(1);
        isRefusedForAnother("POST", path, "{\"significance\":\"minor\"}", etag);
        draft.post("/withdrawal", "");
        assertThat(OnTheTopic.names(OnTheTopic.of(draft.article.toString(), 2)))
                .containsExactly("revision-sent", "article-withdrawn");
    }

    @Test
    void fifty_who_send_the_same_without_a_key_make_one_revision_and_one_event() throws Exception {
        var draft = Contributor.withAccount(emma.substring("Bearer ".length()), "Words said once.");
        var etag = draft.etag();
        var answers = atOnce(() -> draft.send("{}", etag));
        assertThat(answers).allSatisfy(it -> assertThat(it.status()).isIn(200, 201));
        assertThat(answers.stream().filter(it -> it.status() == 201)).hasSize(1);
        assertThat(answers)
                .extracting(Answer::text)
                .containsOnly(answers.getFirst().text());
        draft.post("/withdrawal", "");
        assertThat(OnTheTopic.names(OnTheTopic.of(draft.article.toString(), 2)))
                .containsExactly("revision-sent", "article-withdrawn");
    }

    @Test
    void fifty_repeats_of_an_answer_to_the_editors_are_one_message() throws Exception {
        var draft = Contributor.withAccount(emma.substring("Bearer ".length()), "Words said once.");
        draft.send();
        var path = draft.path() + "/conversation";
        areEqual(
                atOnce(() -> call("POST", path, "{\"text\":\"Yes.\"}", "Authorization", emma, "Idempotency-Key", key)),
                201);
        assertThat(draft.get("/conversation").json().path("messages").size()).isEqualTo(1);
        isRefusedForAnother("POST", path, "{\"text\":\"No.\"}", "\"1\"");
    }

    private void isRefusedForAnother(String method, String path, String body, String etag) {
        var other = call(method, path, body, "Authorization", emma, "Idempotency-Key", key, "If-Match", etag);
        assertThat(other.status()).as(other.text()).isEqualTo(422);
        assertThat(other.json().path("detail").stringValue()).contains("Idempotency-Key");
    }

    private static void areEqual(List<Answer> answers, int status) {
        assertThat(answers)
                .allSatisfy(it -> assertThat(it.status()).as(it.text()).isEqualTo(status))
                .extracting(it -> List.of(it.text(), it.etag(), it.header("Location"), it.header("Content-Type")))
                .containsOnly(List.of(
                        answers.getFirst().text(),
                        answers.getFirst().etag(),
                        answers.getFirst().header("Location"),
                        answers.getFirst().header("Content-Type")));
    }

    private static List<Answer> atOnce(Callable<Answer> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Answer>();
            for (var answer : threads.invokeAll(Collections.nCopies(MANY, call))) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
