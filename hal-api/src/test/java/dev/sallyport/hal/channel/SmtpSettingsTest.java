package dev.sallyport.hal.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.Secret;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpSettingsTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
        # url                                                 host         port  tls           user      password  from
        smtp://mail.test                                    | mail.test  | 587 | REQUIRED      |         |         | no-reply@mail.test
        smtp://mail.test:25/?tls=opportunistic              | mail.test  | 25  | OPPORTUNISTIC |         |         | no-reply@mail.test
        smtp://localhost:1025?tls=NONE&from=a%2Bb@ex.test   | localhost  | 1025| NONE          |         |         | a+b@ex.test
        smtps://mail.test                                   | mail.test  | 465 | IMPLICIT      |         |         | no-reply@mail.test
        SMTPS://ann:secret@mail.test:2465?from=a+b@ex.test  | mail.test  | 2465| IMPLICIT      | ann     | secret  | a+b@ex.test
        smtp://ann%40ex.test:s%3A%40%2F+e%C3%A9:t@mail.test | mail.test  | 587 | REQUIRED      | ann@ex.test | s:@/+eé:t | ann@ex.test
        smtp://[::1]:25?from=a@ex.test                      | ::1        | 25  | REQUIRED      |         |         | a@ex.test
        """, delimiter = '|')
    void reads(
            String url,
            String host,
            int port,
            SmtpSettings.Tls tls,
            @Nullable String user,
            @Nullable String password,
            String from) {
        assertThat(SmtpSettings.parse(url))
                .isEqualTo(
                        new SmtpSettings(host, port, tls, user, password == null ? null : new Secret(password), from));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        # url                                        what is said
        ''                                         | it must begin with
        mail.test:25                               | it must begin with
        http://ann:hunter2@mail.test               | it must begin with
        smtp:ann:hunter2@mail.test                 | it needs a host
        smtp://ann:hunter2@                        | it needs a host
        smtp://ann:hunter2@mail.test:99999         | it needs a host
        smtp://ann:hunter2@mail.test:0             | it needs a host
        smtp://ann:hun/ter2@mail.test              | it needs a host
        smtp://ann:hun ter2@mail.test              | it is no URL
        smtp://ann:hun%ter2@mail.test              | it is no URL
        smtp://ann@mail.test                       | a login needs both
        smtp://:hunter2@mail.test                  | a login needs both
        smtp://ann:hunter2@mail.test/path          | nothing but
        smtp://ann:hunter2@mail.test#x             | nothing but
        smtp://ann:hunter2@mail.test?hunter2       | only from= and tls= are known
        smtp://ann:hunter2@mail.test?pass=hunter2  | only from= and tls= are known
        smtp://ann:hunter2@mail.test?tls=always    | tls= must be
        smtp://ann:hunter2@mail.test?tls=none&tls=none | tls= is there twice
        smtps://ann:hunter2@mail.test?tls=required | tls= goes with smtp://
        smtp://ann:hunter2@mail.test?from=ann      | from= must be an e-mail address
        smtp://ann:hunter2@mail.test?from=a@x%0D%0ABcc:e@x | from= must be an e-mail address
        smtp://[::1]:25                            | from= is needed
        """, delimiter = '|')
    void refusesAndNeverShowsThePassword(String url, String said) {
        assertThatThrownBy(() -> SmtpSettings.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageStartingWith("SMTP_URL: ")
                .hasMessageContaining(said)
                .satisfies(e -> assertThat(e.toString()).doesNotContain("hunter2", "ter2"));
    }

    @Test
    void thePasswordIsNotShown() {
        assertThat(SmtpSettings.parse("smtp://ann:hunter2@mail.test").toString())
                .doesNotContain("hunter2");
    }
}
