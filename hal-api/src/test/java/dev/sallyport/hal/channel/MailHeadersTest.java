package dev.sallyport.hal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailHeadersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Your code",
                "",
                "=?UTF-8?Q?not_encoded?=",
                "Ihr Bestätigungscode für die Bank",
                "🏦🏦🏦🏦🏦🏦🏦🏦🏦🏦🏦🏦🏦🏦🏦🏦🏦🏦🏦🏦",
                "a plain line that is longer than the sixty characters which stay as they are in a header"
            })
    void aSubjectComesBackWhole(String subject) throws UnsupportedEncodingException {
        var header = MailHeaders.subject(subject);

        assertThat(MimeUtility.decodeText(MimeUtility.unfold(header))).isEqualTo(subject);
        assertThat(("Subject: " + header).split("\r\n")).allMatch(line -> line.length() <= 76);
        assertThat(header).matches("\\p{ASCII}*");
    }

    @Test
    void theIdNamesTheMessage() {
        assertThat(MailHeaders.messageId("6f1c", "a@mail.test")).isEqualTo("<6f1c@mail.test>");
        assertThat(MailHeaders.messageId("6>\r\nx", "a@mail.test")).isEqualTo("<6---x@mail.test>");
    }

    @Test
    void theDateIsThatOfMail() {
        assertThat(MailHeaders.date(Instant.parse("2026-08-01T09:05:07Z"))).isEqualTo("Sat, 1 Aug 2026 09:05:07 +0000");
    }
}
