package dev.sallyport.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Action;
import dev.sallyport.engine.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The members of a request")
class MembersTest {

    record Inner(@Nullable String id) {}

    record Order(
            @Nullable String text,
            @Nullable Boolean flag,
            @Nullable Integer count,
            @Nullable Inner inner) implements Action {}

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
        {"text": 5}             | text     | string
        {"text": 5.5}           | text     | string
        {"text": true}          | text     | string
        {"text": {}}            | text     | string
        {"text": ["a"]}         | text     | string
        {"flag": "true"}        | flag     | boolean
        {"flag": 1}             | flag     | boolean
        {"count": "5"}          | count    | number
        {"count": 5.5}          | count    | number
        {"count": 99999999999}  | count    | wrong JSON type
        {"count": true}         | count    | number
        {"inner": "a"}          | inner    | object
        {"inner": ""}           | inner    | object
        {"inner": []}           | inner    | object
        {"inner": {"id": 5}}    | inner.id | string
        """)
    void ofTheWrongJsonTypeAreTold(String members, String target, String type) {
        assertThat(Members.read(House.json(members), Order.class))
                .isInstanceOfSatisfying(Members.Result.Bad.class, it -> {
                    assertThat(it.problem().code()).isEqualTo(Problem.Code.INVALID_REQUEST);
                    assertThat(it.problem().name()).isEqualTo("INVALID_VALUE");
                    assertThat(it.problem().details().getFirst().target()).isEqualTo(target);
                    assertThat(it.problem().details().getFirst().message())
                            .startsWith("The member ")
                            .contains(type);
                });
    }

    @Test
    void thatNobodyKnowsAreIgnoredAndNullIsAbsent() {
        assertThat(Members.read(House.json("{\"text\": \"a\", \"flag\": null, \"colour\": {\"a\": [1]}}"), Order.class))
                .isEqualTo(new Members.Result.Good(new Order("a", null, null, null)));
    }
}
