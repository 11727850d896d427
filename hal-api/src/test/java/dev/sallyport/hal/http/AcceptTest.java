package dev.sallyport.hal.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Accept (RFC 9110 section 12.5.1)")
class AcceptTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", quoteCharacter = '\'', textBlock = """
        none                                     | true  | 0
        ''                                       | true  | 0
        application/json                         | false | 1
        Application/JSON;Q=0.5                   | false | 0.5
        application/json;q=0.001                 | false | 0.001
        application/json;q=0                     | false | 0
        */*;q=0.2, application/*;q=0.3           | false | 0.3
        */*;q=0.2, application/json;q=0.1        | false | 0.1
        text/html, , application/json            | false | 1
        text/plain;a="x,y;q=0", application/json | false | 1
        application/json; charset="              | false | 1
        a/b; c="                                 | false | 0
        ; ="                                     | false | 0
        application/json;q=2                     | false | 0
        application/json;q=Infinity              | false | 0
        application                              | false | 0
        text/html                                | false | 0
        """)
    void weighs(@Nullable String header, boolean isOpen, double weight) {
        var accept = Accept.of(header);
        assertThat(accept.isOpen()).isEqualTo(isOpen);
        assertThat(accept.weight("application/json")).isEqualTo(weight);
    }
}
