package newsroom.submission.attachment;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads a part of a document as a stream of elements and text. No entity is resolved and nothing is fetched: a part
/// that so much as declares a document type is refused, as is one that is nested deeper than any word processor does.
final class XmlReading {

    private static final int DEEPEST = 150;
    private static final XMLInputFactory FACTORY = factory();

    /// Told of each element and text in their order.
    interface Handler {
        /// @return whether the element is read; if not, it is passed over with all in it and has no end
        boolean start(String name, Attributes attributes) throws CannotClean;

        void end(String name) throws CannotClean;

        void text(String text) throws CannotClean;
    }

    /// Of the element at hand.
    interface Attributes {
        /// @param name without its prefix
        @Nullable
        String get(String name);

        default String get(String name, String otherwise) {
            var value = get(name);
            return value == null ? otherwise : value;
        }
    }

    private XmlReading() {}

    static void read(byte[] part, Handler handler) throws CannotClean {
        try {
            var reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(part));
            try {
                read(reader, handler);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | RuntimeException _) {
            throw DocumentParts.damaged();
        }
    }

    private static void read(XMLStreamReader reader, Handler handler) throws XMLStreamException, CannotClean {
        int depth = 0;
        int passedOver = 0; // the depth from which on nothing is told, or 0
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEEPEST) {
                        throw DocumentParts.damaged();
                    }
                    if (passedOver == 0 && !handler.start(name(reader), name -> attribute(reader, name))) {
                        passedOver = depth;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (passedOver == 0) {
                        handler.end(name(reader));
                    } else if (passedOver == depth) {
                        passedOver = 0;
                    }
                    depth--;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (passedOver == 0) {
                        handler.text(reader.getText());
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw DocumentParts.damaged();
                default -> {}
            }
        }
    }

    /// The last part of the namespace's name and the local one: `main:p`, `text:h`.
    private static String name(XMLStreamReader reader) {
        var namespace = reader.getNamespaceURI();
        if (namespace == null) {
            return reader.getLocalName();
        }
        var plain = namespace.endsWith(":1.0") ? namespace.substring(0, namespace.length() - 4) : namespace;
        return plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf(':')) + 1) + ":"
                + reader.getLocalName();
    }

    private static @Nullable String attribute(XMLStreamReader reader, String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("Nothing is fetched");
        });
        return factory;
    }
}
