package newsroom.submission.draft;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import newsroom.contracts.Significance;
import newsroom.platform.aggregate.Outcome;
import newsroom.platform.aggregate.Outcome.RequestRefused;
import newsroom.platform.aggregate.Versioned;
import newsroom.platform.web.Checks;
import newsroom.platform.web.Cursor;
import newsroom.platform.web.ETags;
import newsroom.platform.web.InvalidInput;
import newsroom.platform.web.RequestSeed;
import newsroom.platform.web.WebConfiguration;
import newsroom.submission.draft.Draft.Live;
import newsroom.submission.receipt.Receipt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A contributor's drafts. Whoever has no account shows the receipt: `Authorization: Receipt` and its words.
@RestController
@RequestMapping("/drafts")
final class DraftController {

    private static final Logger audit = LoggerFactory.getLogger("newsroom.audit");
    private static final int MOST_LISTED = 200;
    private static final int LONGEST_RECEIPT = 200;

    record ReceiptRequest(@Nullable String receipt) {}

    record SendRequest(@Nullable Significance significance) {}

    private final OwnDrafts own;
    private final ShowDraft show;
    private final CreateDraft create;
    private final SaveDraft save;
    private final ConfirmReceipt confirm;
    private final SendDraft send;
    private final WithdrawDraft withdraw;
    private final DropByline dropByline;
    private final EraseDraft erase;
    private final StaleWrites stale;

    DraftController(
            OwnDrafts own,
            ShowDraft show,
            CreateDraft create,
            SaveDraft save,
            ConfirmReceipt confirm,
            SendDraft send,
            WithdrawDraft withdraw,
            DropByline dropByline,
            EraseDraft erase,
            StaleWrites stale) {
        this.own = own;
        this.show = show;
        this.create = create;
        this.save = save;
        this.confirm = confirm;
        this.send = send;
        this.withdraw = withdraw;
        this.dropByline = dropByline;
        this.erase = erase;
        this.stale = stale;
    }

    @PostMapping
    @Operation(summary = "Begin a draft. Without an account the answer holds the receipt, the only way back to it.")
    ResponseEntity<DraftView.Status> create(
            @RequestBody DraftRequest draft, RequestSeed seed, HttpServletRequest request) {
        var checked = draft.checked();
        var created = Callers.of(request).orElse(null) instanceof Caller.Account account
                ? create.byAccount(account, seed, checked.content(), checked.note())
                : create.anonymously(seed, checked.content(), checked.note(), InterfaceLanguage.of(request));
        var article = created.draft().state().articleId();
        var receipt = created.receipt().map(Receipt::spelled).orElse(null);
        WebConfiguration.answerIsAbout(request, receipt == null ? article : ConfirmReceipt.answerWithReceipt(article));
        return ResponseEntity.created(URI.create("/drafts/" + article))
                .eTag(ETags.of(created.draft().version()))
                .body(show.status(created.draft().state(), receipt));
    }

    @GetMapping
    @Operation(summary = "The drafts of the account that is signed in, in no meaningful order.")
    DraftView.Page list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit,
            HttpServletRequest request) {
        if (!(Callers.required(request) instanceof Caller.Account account)) {
            throw new Callers.NobodyShown();
        }
        var checks = new Checks();
        checks.require(limit >= 1 && limit <= MOST_LISTED, "limit", "must be from 1 to " + MOST_LISTED);
        checks.done();
        var from = after == null ? "" : place(Cursor.parse("after", after, 1));
        var found = own.of(account, from, limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        return new DraftView.Page(
                page.stream().map(Versioned::state).map(show::entry).toList(),
                found.size() > limit ? new Cursor(List.of(page.getLast().id())).toString() : null);
    }

    @GetMapping("/{articleId}")
    @Operation(summary = "A draft with its text, what became of it, and what can be done with it now.")
    ResponseEntity<DraftView> show(@PathVariable UUID articleId, HttpServletRequest request) {
        var found = own.find(articleId, Callers.required(request));
        return ResponseEntity.ok().eTag(ETags.of(found.version())).body(show.view(found.state()));
    }

    @PutMapping("/{articleId}")
    @Operation(summary = "Save the text, privately. If-Match names the ETag of the version it was written on.")
    ResponseEntity<DraftView.Status> save(
            @PathVariable UUID articleId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody DraftRequest draft,
            HttpServletRequest request) {
        own.find(articleId, Callers.required(request));
        var seen = ETags.expected(ifMatch);
        var checked = draft.checked();
        var outcome = save.save(articleId, seen, checked.content(), checked.note());
        return saved(stale.orCurrent(outcome, checked.content()), seen, request);
    }

    @PostMapping("/{articleId}/receipt")
    @Operation(summary = "Type the receipt back, to show that it is written down. Only then can the draft be sent.")
    ResponseEntity<DraftView.Status> confirm(
            @PathVariable UUID articleId, @RequestBody ReceiptRequest typed, HttpServletRequest request) {
        var found = own.find(articleId, Callers.required(request));
        var words = Objects.requireNonNullElse(typed.receipt(), "");
        var checks = new Checks();
        checks.require(
                !words.isBlank() && words.length() <= LONGEST_RECEIPT, "receipt", "must be the words of the receipt");
        checks.done();
        return status(confirm.confirm(found, words).orThrow(), request);
    }

    @PostMapping("/{articleId}/revisions")
    @Operation(summary = "Send the saved text to the editors as a new revision. If-Match names the version meant.")
    ResponseEntity<DraftView.Sent> send(
            @PathVariable UUID articleId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable SendRequest sending,
            HttpServletRequest request) {
        var found = own.find(articleId, Callers.required(request));
        var seen = ETags.expected(ifMatch);
        var outcome = send.send(found, seen, sending == null ? null : sending.significance());
        var now = stale.orCurrent(outcome, seen);
        var writing = writing(now.state());
        var sent = writing.sentAt(seen).orElseThrow();
        WebConfiguration.answerIsAbout(request, articleId);
        var isNew = outcome instanceof Outcome.Done<Draft>(_, var changed) && changed;
        return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create("/drafts/" + articleId + "/revisions/" + sent.revision()))
                .eTag(ETags.of(writing.known(seen, now.version())))
                .body(DraftView.Sent.of(now.state(), sent));
    }

    @GetMapping("/{articleId}/revisions/{revision:(?!.*[.][.]).+}")
    @Operation(summary = "A revision as it was sent.")
    DraftView.WholeRevision revision(
            @PathVariable UUID articleId, @PathVariable int revision, HttpServletRequest request) {
        var found = own.find(articleId, Callers.required(request));
        return show.revision(found.state(), revision).orElseThrow(RequestRefused::unknown);
    }

    @PostMapping("/{articleId}/revisions/{revision}/restoration")
    @Operation(summary = "Save a revision's text again as the draft's. If-Match names the version it replaces.")
    ResponseEntity<DraftView.Status> restore(
            @PathVariable UUID articleId,
            @PathVariable int revision,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            HttpServletRequest request) {
        var found = own.find(articleId, Callers.required(request));
        var seen = ETags.expected(ifMatch);
        var content = show.revision(found.state(), revision)
                .orElseThrow(RequestRefused::unknown)
                .content();
        var note = found.state()
                .papersIfAny()
                .map(it -> it.writing().text().note())
                .orElse(null);
        return saved(stale.orCurrent(save.save(articleId, seen, content, note), content), seen, request);
    }

    @PostMapping("/{articleId}/withdrawal")
    @Operation(summary = "Take the article out of sight in every language. It can be undone for 90 days.")
    ResponseEntity<DraftView.Status> withdraw(
            @PathVariable UUID articleId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            HttpServletRequest request) {
        own.find(articleId, Callers.required(request));
        var seen = ETags.named(ifMatch);
        return status(stale.orCurrent(withdraw.withdraw(articleId, seen), seen), request);
    }

    @DeleteMapping("/{articleId}/withdrawal")
    @Operation(summary = "Undo the withdrawal.")
    ResponseEntity<DraftView.Status> undoWithdrawal(
            @PathVariable UUID articleId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            HttpServletRequest request) {
        own.find(articleId, Callers.required(request));
        var seen = ETags.named(ifMatch);
        return status(stale.orCurrent(withdraw.undo(articleId, seen), seen), request);
    }

    @DeleteMapping("/{articleId}/byline")
    @Operation(summary = "Drop the byline everywhere: from the draft, every revision and every edition.")
    ResponseEntity<DraftView.Status> dropByline(
            @PathVariable UUID articleId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            HttpServletRequest request) {
        own.find(articleId, Callers.required(request));
        var seen = ETags.named(ifMatch);
        var now = stale.orCurrent(dropByline.drop(articleId, seen), seen);
        WebConfiguration.answerIsAbout(request, articleId);
        return ResponseEntity.ok().eTag(ETags.of(knownToNobody(now))).body(show.status(now.state(), null));
    }

    @DeleteMapping("/{articleId}")
    @Operation(summary = "Destroy the article everywhere, for good. A steward can, too, for a legal duty.")
    ResponseEntity<DraftView.Status> erase(
            @PathVariable UUID articleId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            HttpServletRequest request) {
        var caller = Callers.required(request);
        var by = own.eraser(articleId, caller);
        if (by == Eraser.STEWARD && caller instanceof Caller.Account(var name, _)) {
            audit.info("{} erases the article {}", name, articleId);
        }
        // a steward has not seen the text, and is shown none
        var seen = by == Eraser.STEWARD ? null : ETags.named(ifMatch);
        var erased = stale.orCurrent(erase.erase(articleId, by, seen), seen);
        return ResponseEntity.ok().eTag(ETags.of(erased.version())).body(show.status(erased.state(), null));
    }

    private ResponseEntity<DraftView.Status> status(Versioned<Draft> now, HttpServletRequest request) {
        WebConfiguration.answerIsAbout(request, now.state().articleId());
        return ResponseEntity.ok().eTag(ETags.of(known(now))).body(show.status(now.state(), null));
    }

    private ResponseEntity<DraftView.Status> saved(Versioned<Draft> now, long seen, HttpServletRequest request) {
        WebConfiguration.answerIsAbout(request, now.state().articleId());
        return ResponseEntity.ok()
                .eTag(ETags.of(writing(now.state()).known(seen, now.version())))
                .body(show.status(now.state(), null));
    }

    private static String place(Cursor cursor) {
        try {
            return UUID.fromString(cursor.keys().getFirst()).toString();
        } catch (IllegalArgumentException _) {
            throw new InvalidInput("after", "must be a cursor as it was given out");
        }
    }

    /// The version to name to whoever wrote something else than a text.
    static long known(Versioned<Draft> now) {
        return now.state()
                .papersIfAny()
                .map(it -> it.writing().known(now.version()))
                .orElse(now.version());
    }

    /// The version to name where the text was changed unseen: none that says they know a revision by the editors.
    private static long knownToNobody(Versioned<Draft> now) {
        return now.state()
                .papersIfAny()
                .map(it -> it.writing().known(0, now.version()))
                .orElse(now.version());
    }

    private static Writing writing(Draft draft) {
        if (draft instanceof Live live) {
            return live.papers().writing();
        }
        throw new IllegalStateException("Only what is neither withdrawn nor erased is written on");
    }
}
