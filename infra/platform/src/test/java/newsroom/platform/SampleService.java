package newsroom.platform;

import com.mongodb.MongoTimeoutException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import newsroom.contracts.EditionState;
import newsroom.contracts.SubmissionEvent.ArticleWithdrawn;
import newsroom.platform.Notes.Note;
import newsroom.platform.aggregate.Act;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Answer;
import newsroom.platform.aggregate.Refusal;
import newsroom.platform.messaging.EventConsumer;
import newsroom.platform.messaging.MessagingConfiguration.Consumers;
import newsroom.platform.messaging.MessagingConfiguration.Relays;
import newsroom.platform.messaging.MessagingConfiguration.Stores;
import newsroom.platform.messaging.OutboxRelay;
import newsroom.platform.web.AccessRules;
import newsroom.platform.web.Checks;
import newsroom.platform.web.ETags;
import newsroom.platform.web.Member;
import newsroom.platform.web.RequestSeed;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// The smallest service there can be, for the tests of what stands under all services.
@NewsroomService
@Import(SampleService.NoteController.class)
class SampleService {

    /// What it heard on the topic of submissions.
    static final List<String> HEARD = new CopyOnWriteArrayList<>();

    /// What a reaction throws, by the subject of the event, each once.
    static final Map<String, Queue<Throwable>> FAILURES = new ConcurrentHashMap<>();

    private static final Queue<Throwable> NONE = new ConcurrentLinkedQueue<>();

    static final AtomicInteger EXECUTED = new AtomicInteger();

    /// How often in a row its store is away when it has written a note and is about to answer.
    static final AtomicInteger LOST_ANSWERS = new AtomicInteger();

    @Bean
    AggregateStore<Note> notes(Stores stores) {
        return stores.of("notes", new Notes());
    }

    @Bean
    OutboxRelay noteRelay(Relays relays, AggregateStore<Note> notes) {
        return relays.of(notes);
    }

    @Bean
    EventConsumer submissions(Consumers consumers) {
        return consumers.named("sample.submissions").on(ArticleWithdrawn.class, it -> {
            var failure = FAILURES.getOrDefault(it.subject(), NONE).poll();
            switch (failure) {
                case null -> HEARD.add(it.subject() + " " + it.position().sequence());
                case Error e -> throw e;
                case RuntimeException e -> throw e;
                default -> throw new IllegalStateException(failure);
            }
        });
    }

    @Bean
    AccessRules access() {
        return requests -> {
            requests.requestMatchers("/notes/**").permitAll();
            requests.requestMatchers("/desk").hasRole("editor");
        };
    }

    private static void awayAsLongAs(AtomicInteger times) {
        if (times.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new MongoTimeoutException("The store is away");
        }
    }

    record NoteRequest(
            @Nullable String title,
            @Nullable String language,
            @Nullable Integer count) {}

    @RestController
    static class NoteController {

        private final AggregateStore<Note> notes;
        private final Clock clock;

        NoteController(AggregateStore<Note> notes, Clock clock) {
            this.notes = notes;
            this.clock = clock;
        }

        @PostMapping("/notes")
        ResponseEntity<Map<String, String>> create(@RequestBody NoteRequest request, RequestSeed seed) {
            var checks = new Checks();
            checks.line("title", request.title(), 300);
            checks.language("language", request.language());
            checks.done();
            EXECUTED.incrementAndGet();
            var id = seed.uuid("article");
            var note = notes.decide(
                            id.toString(),
                            Act.at(clock.instant()),
                            it -> it.isPresent()
                                    ? Answer.alreadyDone()
                                    : Answer.accepted(
                                            new Note(0, null),
                                            new ArticleWithdrawn(id, 1),
                                            new EditionState.Removed(id, "el")))
                    .orThrow();
            awayAsLongAs(LOST_ANSWERS);
            return ResponseEntity.status(201).eTag(ETags.of(note.version())).body(Map.of("id", id.toString()));
        }

        @PutMapping("/notes/{id}")
        Map<String, Object> add(
                @PathVariable UUID id,
                @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
            var expected = ETags.expected(ifMatch);
            var note = notes.changeVersioned(
                            id.toString(),
                            Act.at(clock.instant()),
                            it -> it.version() == expected
                                    ? Answer.accepted(new Note(it.state().count() + 1, null))
                                    : Answer.refused(new Refusal(Refusal.Kind.STALE, "It was changed")
                                            .with("count", it.state().count())))
                    .orThrow();
            return Map.of("count", note.state().count());
        }

        @GetMapping("/notes/{id}")
        Map<String, Object> read(@PathVariable UUID id, Optional<Member> member) {
            return Map.of("reader", member.map(Member::name).orElse("nobody"));
        }

        @GetMapping("/notes/broken")
        Map<String, Object> broken() {
            throw new IllegalStateException("secret detail");
        }

        @GetMapping("/desk")
        Map<String, Object> desk(Member editor) {
            return Map.of("editor", editor.name());
        }

        @GetMapping("/forgotten")
        Map<String, Object> forgotten() {
            return Map.of("it", "is in no table of access");
        }
    }
}
