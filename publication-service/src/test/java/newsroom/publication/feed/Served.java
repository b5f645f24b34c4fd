package newsroom.publication.feed;

import static newsroom.publication.RunningPublication.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import newsroom.publication.RunningPublication;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// Feeds as an instance serves them, read as a program reads them.
record Served(RunningPublication publication) {

    static final String ATOM = "http://www.w3.org/2005/Atom";
    static final String TOMBSTONES = "http://purl.org/atompub/tombstones/1.0";
    static final String HISTORY = "http://purl.org/syndication/history/1.0";

    Element xml(String path) {
        var response = publication.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(response.body()))
                    .getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError(path, e);
        }
    }

    int status(String path) {
        return publication.get(path).statusCode();
    }

    /// The titles of the entries of an Atom feed.
    List<String> titles(String path) {
        return children(xml(path), ATOM, "entry").stream()
                .map(it -> children(it, ATOM, "title").getFirst().getTextContent())
                .toList();
    }

    /// The ids of what an Atom feed says was taken back.
    List<String> tombstones(String path) {
        return children(xml(path), TOMBSTONES, "deleted-entry").stream()
                .map(it -> it.getAttribute("ref"))
                .toList();
    }

    /// The path of the archive before a feed or an archive, none for the first.
    @Nullable
    String previous(Element feed) {
        var channel = feed.getElementsByTagName("channel").item(0);
        return children(channel == null ? feed : (Element) channel, ATOM, "link").stream()
                .filter(it -> it.getAttribute("rel").equals("prev-archive"))
                .map(it -> it.getAttribute("href").substring(ADDRESS.length()))
                .findFirst()
                .orElse(null);
    }

    /// The ids of all entries from a subscription document back to the beginning, and the paths of its
    /// archives.
    Walk walk(String path) {
        var ids = new ArrayList<String>();
        var archives = new ArrayList<String>();
        for (var next = path; next != null; ) {
            var feed = xml(next);
            children(feed, ATOM, "entry")
                    .forEach(it -> ids.add(children(it, ATOM, "id").getFirst().getTextContent()));
            next = previous(feed);
            if (next != null) {
                archives.add(next);
            }
        }
        return new Walk(ids, archives);
    }

    record Walk(List<String> ids, List<String> archives) {}

    static List<Element> children(Element parent, @Nullable String namespace, String name) {
        var found = new ArrayList<Element>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element
                    && name.equals(element.getLocalName())
                    && Objects.equals(namespace, element.getNamespaceURI())) {
                found.add(element);
            }
        }
        return found;
    }
}
