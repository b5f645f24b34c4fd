package newsroom.publication.feed;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// Writes a document as XML 1.0 in UTF-8, by the JDK's own writer, so that the bytes do not depend on what
/// else is on the class path. It writes into text first, since that writer splits characters beyond the first
/// plane when it encodes.
public final class Xml {

    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    /// What stands inside an element.
    @FunctionalInterface
    public interface Content {
        void write() throws XMLStreamException;
    }

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;

    public Xml() throws XMLStreamException {
        writer = WRITERS.createXMLStreamWriter(text);
        writer.writeStartDocument("UTF-8", "1.0");
    }

    /// An element with what stands in it.
    ///
    /// @param attributes names and values in turn; one without a value is left away
    public void element(String name, Content content, @Nullable String... attributes) throws XMLStreamException {
        writer.writeStartElement(name);
        write(attributes);
        content.write();
        writer.writeEndElement();
    }

    /// An element with text; none where there is no text.
    public void text(String name, @Nullable String content, @Nullable String... attributes) throws XMLStreamException {
        if (content != null) {
            element(name, () -> writer.writeCharacters(content), attributes);
        }
    }

    public void empty(String name, @Nullable String... attributes) throws XMLStreamException {
        writer.writeEmptyElement(name);
        write(attributes);
    }

    public byte[] bytes() throws XMLStreamException {
        writer.writeEndDocument();
        writer.close();
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(@Nullable String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            var value = attributes[i + 1];
            if (value != null) {
                writer.writeAttribute(attributes[i], value);
            }
        }
    }
}
