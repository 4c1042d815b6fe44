package org.nightdesk.reading.xml;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.jdom2.Document;
import org.jdom2.JDOMException;
import org.jdom2.input.SAXBuilder;
import org.jdom2.input.sax.XMLReaderJDOMFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/// The module's only XML parser: the JDK's, with DOCTYPE refused and limits that no honest document
/// meets. Nothing outside the text is ever read.
final class StrictXml {
  private static final String LIMIT = "http://www.oracle.com/xml/jaxp/properties/";

  private StrictXml() {}

  /// Parses strictly.
  ///
  /// @throws JDOMException when the text is not well-formed or over a limit
  static Document parse(String text) throws JDOMException {
    SAXBuilder builder = new SAXBuilder(READERS);
    builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
    try {
      return builder.build(new StringReader(text));
    } catch (IOException e) {
      throw new JDOMException("reading from memory failed", e);
    }
  }

  /// Whether it was a limit that stopped the parser; its messages then begin with this code.
  static boolean isLimit(JDOMException failure) {
    String message = failure.getMessage();
    return message != null && message.contains("JAXP0");
  }

  private static final XMLReaderJDOMFactory READERS =
      new XMLReaderJDOMFactory() {
        @Override
        public XMLReader createXMLReader() throws JDOMException {
          try {
            return reader();
          } catch (ParserConfigurationException | SAXException e) {
            throw new JDOMException("the JDK's XML parser refuses its settings", e);
          }
        }

        @Override
        public boolean isValidating() {
          return false;
        }
      };

  private static XMLReader reader() throws ParserConfigurationException, SAXException {
    SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
    factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    SAXParser parser = factory.newSAXParser();
    parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    parser.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    parser.setProperty(LIMIT + "maxElementDepth", "100");
    parser.setProperty(LIMIT + "elementAttributeLimit", "200");
    parser.setProperty(LIMIT + "maxXMLNameLimit", "1000");
    // Without DOCTYPE there are no entities to bound, but the parser counts every `&lt;` as one: at
    // its own limit of 100,000 a large feed with escaped mark-up would be refused.
    parser.setProperty(LIMIT + "maxGeneralEntitySizeLimit", "0");
    parser.setProperty(LIMIT + "totalEntitySizeLimit", "0");
    return parser.getXMLReader();
  }
}
