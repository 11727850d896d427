package dev.sallyport.hal.channel;

/** What Twilio is told to do in a call. */
final class Twiml {
    private Twiml() {}

    /** Says it, waits a second, and says it again: whoever picks up misses the beginning, or has no pen. */
    static String twice(Speech speech) {
        var say = "<Say language=\"" + escaped(speech.language()) + "\">" + escaped(speech.text()) + "</Say>";
        return "<Response>" + say + "<Pause length=\"1\"/>" + say + "</Response>";
    }

    private static String escaped(String text) {
        var xml = new StringBuilder(text.length());
        text.codePoints().filter(Twiml::isXml).forEach(point -> {
            switch (point) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                case '\'' -> xml.append("&apos;");
                default -> xml.appendCodePoint(point);
            }
        });
        return xml.toString();
    }

    /** The characters of XML 1.0, section 2.2. */
    private static boolean isXml(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
