package newsroom.publication.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import newsroom.publication.edition.Edition.Published;
import newsroom.publication.edition.Marks;
import newsroom.publication.text.Printable;
import newsroom.publication.text.Prose;
import newsroom.publication.text.WritingSystem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/// The text of an entry as HTML: what feeds have no place for stands before it, its pictures after it, and
/// it brings its own direction.
final class EntryText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

    private EntryText() {}

    static String html(Published edition, String body, String address, List<Picture> pictures) {
        var language = edition.id().language();
        var html = new StringBuilder();
        html.append(warning(edition.text().content().contentWarning()));
        html.append(marks(edition.marks(), language));
        html.append(Prose.html(body, address));
        pictures.forEach(it -> html.append(figure(it)));
        return directed(html.toString(), language);
    }

    private static String directed(String html, String language) {
        return WritingSystem.isRightToLeft(language)
                ? "<div dir=\"rtl\" lang=\"%s\">%s</div>".formatted(language, html)
                : html;
    }

    /// With a sign that needs no translation.
    private static String warning(@Nullable String warning) {
        return warning == null ? "" : "<p><strong>⚠ " + escaped(warning) + "</strong></p>\n";
    }

    private static String marks(Marks marks, String language) {
        var words = FeedWords.in(language);
        var html = new StringBuilder();
        var retraction = marks.retraction();
        if (retraction != null) {
            html.append(note(words, language, "retracted", retraction.at(), retraction.reason(), null));
        }
        if (marks.outdated() != null && marks.outdated().major()) {
            html.append(paragraph(words, language, "<em>" + escaped(words.get("outdated")) + "</em>"));
        }
        if (!marks.corrections().isEmpty()) {
            var last = marks.corrections().getLast();
            var type = last.type() == null ? "correction" : last.type();
            html.append(note(words, language, type, last.at(), last.note(), last.noteLanguage()));
        }
        if (marks.redacted() != null) {
            html.append(note(words, language, "redacted", marks.redacted(), null, null));
        }
        return html.toString();
    }

    private static String note(
            FeedWords words,
            String language,
            String word,
            Instant at,
            @Nullable String text,
            @Nullable String textLanguage) {
        var html = new StringBuilder("<em>%s, %s</em>".formatted(escaped(words.get(word)), DAY.format(at)));
        if (text != null) {
            var in = textLanguage == null ? language : textLanguage;
            html.append(": ")
                    .append(
                            in.equals(words.language())
                                    ? escaped(text)
                                    : "<span lang=\"%s\" dir=\"%s\">%s</span>"
                                            .formatted(in, WritingSystem.directionOf(in), escaped(text)));
        }
        return paragraph(words, language, html.toString());
    }

    private static String paragraph(FeedWords words, String language, String html) {
        return words.language().equals(language)
                ? "<p>%s</p>\n".formatted(html)
                : "<p lang=\"%s\" dir=\"%s\">%s</p>\n"
                        .formatted(words.language(), WritingSystem.directionOf(words.language()), html);
    }

    private static String figure(Picture picture) {
        var figure = new StringBuilder("\n<figure><img src=\"")
                .append(escaped(picture.address()))
                .append("\" alt=\"")
                .append(escaped(picture.alternativeText()))
                .append("\">");
        if (picture.caption() != null || picture.credit() != null) {
            figure.append("<figcaption>");
            if (picture.caption() != null) {
                figure.append(escaped(picture.caption()));
            }
            if (picture.credit() != null) {
                figure.append(picture.caption() == null ? "" : " ")
                        .append("<small>")
                        .append(escaped(picture.credit()))
                        .append("</small>");
            }
            figure.append("</figcaption>");
        }
        return figure.append("</figure>").toString();
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(Printable.of(text), "UTF-8");
    }
}
