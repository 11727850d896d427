package dev.sallyport.hal.http;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The members that an innerError may have (wire.md 2.12), and what they say. */
enum InnerError {
    ALLOWED_VALUES("allowedValues", "what would be allowed here", "[\"EMAIL\",\"TOTP\"]"),
    ALLOWED_COUNTRIES("allowedCountries", "the countries whose numbers are allowed, ISO 3166-1 alpha-2", "[\"DE\"]"),
    RANGE_MINIMUM("rangeMinimumValue", "the fewest characters", "1"),
    RANGE_MAXIMUM("rangeMaximumValue", "the most characters", "100"),
    QUOTA_LIMIT("quotaLimit", "how many are allowed", "3"),
    ATTEMPTS_REMAINING("attemptsRemaining", "how many more attempts are borne; 0: the proof is locked", "2"),
    REASON("reason", "which check failed, a word for developers", "\"challengeMismatch\"");

    private final String member;
    private final String words;
    private final String example;

    InnerError(String member, String words, String example) {
        this.member = member;
        this.words = words;
        this.example = example;
    }

    static InnerError of(String member) {
        return Stream.of(values())
                .filter(it -> it.member.equals(member))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing says what innerError." + member + " is"));
    }

    String words() {
        return words;
    }

    JsonNode example() {
        return JsonMapper.shared().readTree(example);
    }
}
