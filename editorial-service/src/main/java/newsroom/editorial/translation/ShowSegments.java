package newsroom.editorial.translation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import newsroom.contracts.Remark;
import newsroom.editorial.segment.CutText;
import newsroom.editorial.segment.Piece;
import newsroom.editorial.translation.ShownSegment.Was;
import newsroom.editorial.translation.ShownSegment.Word;
import newsroom.editorial.translation.Translation.Live;
import newsroom.platform.aggregate.AggregateStore;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.text.Run;
import newsroom.platform.text.Segment;
import org.jspecify.annotations.Nullable;

/// Puts together what a translator has before them: each segment of the source, and what was made of it.
final class ShowSegments {

    /// @param source what the segment said
    record ShownGone(int sourceRevision, String source, String text) {}

    private final AggregateStore<Translation> translations;
    private final SourceTexts sourceTexts;
    private final Texts texts;

    ShowSegments(AggregateStore<Translation> translations, SourceTexts sourceTexts, Texts texts) {
        this.translations = translations;
        this.sourceTexts = sourceTexts;
        this.texts = texts;
    }

    /// Some segments, in the order of the text.
    ///
    /// @param after the position of the last one that is left out, 0 for none
    List<ShownSegment> of(Live translation, int after, int most) {
        var task = translation.task();
        var sources = sourceTexts.of(task.article());
        var work = task.work();
        var pieces = sources.text(work.source().revision()).pieces();
        int to = Math.min(pieces.size(), after + most);
        if (after >= to) {
            return List.of();
        }
        var shown = pieces.subList(after, to);
        var written = texts.findAll(
                task.article(),
                shown.stream()
                        .flatMap(it -> work.at(it.segment().address()).stream())
                        .flatMap(it -> Stream.ofNullable(it.text()))
                        .toList());
        var through = through(task, sources);
        return IntStream.range(after, to)
                .mapToObj(it -> shown(it + 1, pieces.get(it), task, sources, written, through))
                .toList();
    }

    /// What was made of segments that are not in the source any more.
    List<ShownGone> gone(Live translation) {
        var task = translation.task();
        var sources = sourceTexts.of(task.article());
        var gone = task.work().gone();
        var written =
                texts.findAll(task.article(), gone.stream().map(Gone::text).toList());
        return gone.stream()
                .map(it -> new ShownGone(
                        it.was().revision(),
                        sources.find(it.was().revision())
                                .flatMap(text -> text.segments().at(it.was().address()))
                                .map(Segment::text)
                                .orElse(""),
                        written.getOrDefault(it.text(), "")))
                .toList();
    }

    /// How many segments there are.
    int count(Live translation) {
        var task = translation.task();
        return sourceTexts
                .of(task.article())
                .text(task.work().source().revision())
                .pieces()
                .size();
    }

    /// The address of the segment at a position, if there is one.
    @Nullable
    String addressAt(Live translation, int n) {
        var task = translation.task();
        var pieces = sourceTexts
                .of(task.article())
                .text(task.work().source().revision())
                .pieces();
        return n < 1 || n > pieces.size() ? null : pieces.get(n - 1).segment().address();
    }

    private static ShownSegment shown(
            int n,
            Piece piece,
            Task task,
            SourceTexts.OfArticle sources,
            Map<String, String> written,
            Map<String, String> through) {
        var address = piece.segment().address();
        var part = task.work().at(address).orElse(null);
        var text = part == null || part.text() == null ? null : written.getOrDefault(part.text(), "");
        var asked = task.sentBack();
        return new ShownSegment(
                n,
                address,
                piece.segment().kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                piece.text(),
                piece.placeholders(),
                state(part),
                text == null ? null : piece.protect(text).orElse(text),
                part == null || part.was() == null ? null : was(part.was(), piece.segment(), sources),
                through.get(address),
                asked == null
                        ? List.of()
                        : asked.remarks().stream()
                                .filter(it -> it.segment().equals(address))
                                .map(Remark::text)
                                .toList());
    }

    private static String state(@Nullable Part part) {
        return part == null ? "empty" : !part.decided() ? "changed" : part.text() == null ? "keep" : "translated";
    }

    /// Of a revision that is missing the words are not to be had.
    private static @Nullable Was was(Part.Origin origin, Segment now, SourceTexts.OfArticle sources) {
        return sources.find(origin.revision())
                .flatMap(it -> it.segments().at(origin.address()))
                .map(it -> new Was(origin.revision(), it.text(), Word.of(Run.between(it, now))))
                .orElse(null);
    }

    /// What the translation says through which this one is made, by the addresses of the source as it is now.
    private Map<String, String> through(Task task, SourceTexts.OfArticle sources) {
        if (task.work().via().isEmpty()) {
            return Map.of();
        }
        var id = TranslationDocument.id(
                task.article(), task.work().via().getLast().language());
        if (!(translations.find(id).orElseThrow().state() instanceof Live live)
                || live.task().closed() != null
                || !(live.task().edition() instanceof HandedIn edition)) {
            return Map.of();
        }
        int from = edition.source().revision();
        int now = task.source().revision();
        var moves = from == now ? null : sources.moves(from, now);
        var said = sources.of(edition.content()).map(CutText::pieces).orElse(List.of());
        var original = sources.text(from).pieces();
        var through = new HashMap<String, String>();
        for (int i = 0; i < Math.min(said.size(), original.size()); i++) {
            var address = original.get(i).segment().address();
            var stands = moves == null ? address : moves.same().get(address);
            if (stands != null) {
                through.put(stands, said.get(i).segment().text());
            }
        }
        return through;
    }
}
