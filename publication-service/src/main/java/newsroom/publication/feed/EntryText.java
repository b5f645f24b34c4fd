package newsroom.publication.feed;

import java.util.List;
import newsroom.publication.edition.Edition.Published;
import newsroom.publication.text.Printable;
import newsroom.publication.text.Prose;
import newsroom.publication.text.WritingSystem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/// The text of an entry as HTML: what feeds have no place for stands before it, its pictures after it, and
/// it brings its own direction.
final class EntryText {

    private EntryText() {}

    static String html(Published edition, String body, String address, List<Picture> pictures) {
        var language = edition.id().language();
        var html = new StringBuilder();
        html.append(warning(edition.text().content().contentWarning()));
        html.append(redaction(edition, language));
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

    private static String redaction(Published edition, String language) {
        var redacted = edition.marks().redacted();
        if (redacted == null) {
            return "";
        }
        var words = FeedWords.in(language);
        var day = redacted.toString().substring(0, "2026-01-01".length());
        return note(words, language, words.get("redacted") + " " + day);
    }

    private static String note(FeedWords words, String language, String text) {
        return words.language().equals(language)
                ? "<p><em>%s</em></p>\n".formatted(escaped(text))
                : "<p lang=\"%s\" dir=\"%s\"><em>%s</em></p>\n"
                        .formatted(words.language(), WritingSystem.directionOf(words.language()), escaped(text));
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
