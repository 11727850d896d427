package dev.sallyport.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An expression in a step's input")
class ExpressionsTest {
    private static final String SCOPE = """
            {"trigger": {"inputs": {"user": {"id": "u1", "age": 7, "vip": true, "none": null}, "tags": ["a", "b"]}},
             "flowExecution": {"id": "e1"}, "steps": {"front": {"outputs": {"device": {"id": "d1"}}}}}
            """;

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
        {"a": "plain"}                                      | {"a":"plain"}
        {"a": 5, "b": null, "c": [true]}                    | {"a":5,"b":null,"c":[true]}
        {"a": "${trigger.inputs.user.id}"}                  | {"a":"u1"}
        {"a": "${ trigger.inputs.user.id }"}                | {"a":"u1"}
        {"a": "${trigger.inputs.user.age}"}                 | {"a":7}
        {"a": "${trigger.inputs.user.vip}"}                 | {"a":true}
        {"a": "${trigger.inputs.tags}"}                     | {"a":["a","b"]}
        {"a": "${steps.front.outputs.device}"}              | {"a":{"id":"d1"}}
        {"a": {"b": ["${flowExecution.id}"]}}               | {"a":{"b":["e1"]}}
        {"a": "${trigger.inputs.nobody.id}", "b": 1}        | {"b":1}
        {"a": "${trigger.inputs.user.none}"}                | {}
        {"a": ["${trigger.inputs.nobody}", 1]}              | {"a":[1]}
        {"a": "to ${trigger.inputs.user.id}, ${trigger.inputs.user.age}"} | {"a":"to u1, 7"}
        {"a": "to ${trigger.inputs.nobody}!"}               | {"a":"to !"}
        {"a": "to ${trigger.inputs.tags}"}                  | {"a":"to [\\"a\\",\\"b\\"]"}
        {"a": "to ${steps.front.outputs.device}"}           | {"a":"to {\\"id\\":\\"d1\\"}"}
        {"a": "cost ${trigger.inputs.user.age} \\\\1 $1"}   | {"a":"cost 7 \\\\1 $1"}
        """)
    void isLookedUp(String input, String resolved) {
        assertThat(Expressions.resolve(House.json(input), House.json(SCOPE))).isEqualTo(House.json(resolved));
    }
}
