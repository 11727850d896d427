package dev.sallyport.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.sallyport.engine.run.FlowDefinition.Outlet;
import dev.sallyport.engine.run.WrongDefinition.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("A definition that is read")
class DefinitionReaderTest {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final DefinitionReader reader = new DefinitionReader(
            new StepCatalog(List.of(new Knocking(), new Echo("ECHO", false), new Echo("LAST", true))));

    /** One member a line, so that a finding's line says which one is meant. */
    private static final String GOOD = """
            {
              "name": "doors",
              "enabled": true,
              "trigger": {
                "type": "EXPERIENCE",
                "next": "front"
              },
              "stepDefinitions": {
                "front": {
                  "type": "KNOCK",
                  "configuration": {
                    "word": "sesame"
                  },
                  "input": {
                    "visitor": { "name": "${trigger.inputs.user.name}" }
                  },
                  "outlets": {
                    "OPENED": { "next": "echo" },
                    "LOCKED": { "displayName": "Locked" }
                  }
                },
                "echo": {
                  "type": "ECHO",
                  "input": { "say": "${steps.front.outputs.visitor}" },
                  "outlets": { "HEARD": { "next": "end" } }
                },
                "end": {
                  "type": "LAST"
                }
              }
            }
            """;

    private FlowDefinition read(String json) {
        return reader.read("doors.json", json, House.ENVIRONMENT, 1);
    }

    private List<Finding> findings(String json) {
        var wrong = catchThrowableOfType(WrongDefinition.class, () -> read(json));
        assertThat(wrong).as(json).isNotNull();
        return wrong.findings();
    }

    @Test
    void holdsWhatTheFileSays() {
        var definition = read(GOOD);

        assertThat(definition.name()).isEqualTo("doors");
        assertThat(definition.enabled()).isTrue();
        assertThat(definition.steps()).containsOnlyKeys("front", "echo", "end");
        assertThat(definition.step("front").outlets())
                .containsEntry("OPENED", new Outlet("echo"))
                .containsEntry("LOCKED", new Outlet(null));
        assertThat(definition.step("front").configuration())
                .isEqualTo(new Knocking.Configuration("sesame", null, null));
        assertThat(definition.id())
                .as("follows from the name")
                .isEqualTo(read(GOOD).id());
    }

    @Test
    void takesAliasesAndItsOwnId() {
        var definition = read(GOOD.replace("KNOCK", "RAP")
                .replace(
                        "\"name\": \"doors\"",
                        "\"id\": \"d0000000-0000-4000-8000-00000000000a\", \"name\": \"doors\""));

        assertThat(definition.step("front").type()).isEqualTo("KNOCK");
        assertThat(definition.id()).isEqualTo("d0000000-0000-4000-8000-00000000000a");
    }

    @ParameterizedTest(name = "{0} -> {1}: {5}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
        # this                        | becomes                                 | at                                               | line | column | says
        "enabled": true,              | "enabled": true, "colour": "red",       | /colour                                          |  3 | 20 | Unrecognized property "colour"
        "next": "front"               | "next": "front", "soon": 1              | /trigger/soon                                    |  6 | 22 | Unrecognized property "soon"
        "type": "ECHO",               | "type": "ECHO", "colour": 1,            | /stepDefinitions/echo/colour                     | 23 | 23 | Unrecognized property "colour"
        "word": "sesame"              | "word": "sesame", "key": {}             | /stepDefinitions/front/configuration/key         | 12 | 27 | Unrecognized property "key"
        "word": "sesame"              | "word": "sesame", "limits": {"a/b": 1}  | /stepDefinitions/front/configuration/limits/a~1b | 12 | 38 | Unrecognized property "a/b"
        {"next": "end"}               | {"next": "end", "then": "end"}          | /stepDefinitions/echo/outlets/HEARD/then         | 25 | 44 | Unrecognized property "then"
        "name": "doors",              |                                         | /name                                            |  1 |  1 | needs a name
        "name": "doors",              | "name": " ",                            | /name                                            |  2 |  3 | needs a name
        "name": "doors",              | "name": 5,                              | /name                                            |  2 |  3 | Cannot coerce Integer value (5)
        "name": "doors",              | "name": ["doors"],                      | /name                                            |  2 |  3 | String
        "name": "doors",              | "name": "doors", "id": "doors",         | /id                                              |  2 | 20 | must be a UUID
        "enabled": true,              |                                         | /enabled                                         |  1 |  1 | true or false
        "enabled": true,              | "enabled": "true",                      | /enabled                                         |  3 |  3 | Cannot coerce String value
        "enabled": true,              | "enabled": 1,                           | /enabled                                         |  3 |  3 | Cannot coerce Integer value
        "type": "EXPERIENCE",         |                                         | /trigger/type                                    |  4 |  3 | needs a type
        "type": "EXPERIENCE",         | "type": "CLICK",                        | /trigger/type                                    |  5 |  5 | EXPERIENCE
        "type": "EXPERIENCE",         | "type": 0,                              | /trigger/type                                    |  5 |  5 | TriggerType
        "next": "front"               | "next": "fornt"                         | /trigger/next                                    |  6 |  5 | next must name a step; there are [echo, end, front]
        "next": "echo"                | "next": "ecko"                          | /stepDefinitions/front/outlets/OPENED/next       | 18 | 20 | next must name a step
        "OPENED": {"next": "echo"},   |                                         | /stepDefinitions/front/outlets                   | 17 |  7 | the result OPENED has no outlet
        "LOCKED":                     | "SHUT": {}, "LOCKED":                   | /stepDefinitions/front/outlets/SHUT              | 19 |  9 | there are [LOCKED, OPENED]
        "type": "LAST"                | "type": "LAST", "outlets": {"HEARD":{}} | /stepDefinitions/end/outlets/HEARD               | 28 | 35 | there is no such result; there are []
        {"next": "end"}               | {"next": null}                          | /stepDefinitions/end                             | 27 |  5 | no outlet leads to this step
        "type": "ECHO",               | "type": "ECKO",                         | /stepDefinitions/echo/type                       | 23 |  7 | must be one of [ECHO, KNOCK, LAST, RAP]
        "type": "ECHO",               |                                         | /stepDefinitions/echo/type                       | 22 |  5 | must be one of
        "word": "sesame"              |                                         | /stepDefinitions/front/configuration/word        | 11 |  7 | a door needs a word
        "word": "sesame"              | "word": 7                               | /stepDefinitions/front/configuration/word        | 12 |  9 | Cannot coerce Integer value (7)
        "word": "sesame"              | "word": "sesame", "patience": "long"    | /stepDefinitions/front/configuration/patience    | 12 | 27 | Cannot coerce String value
        "word": "sesame"              | "word": "sesame", "patience": 1.5       | /stepDefinitions/front/configuration/patience    | 12 | 27 | Floating-point
        "word": "sesame"              | "word": "sesame", "limits": []          | /stepDefinitions/front/configuration/limits      | 12 | 27 | Limits
        ${trigger.inputs.user.name}   | ${trigger.input.user}                   | /stepDefinitions/front/input/visitor/name        | 15 | 21 | must begin with trigger.inputs
        ${trigger.inputs.user.name}   | ${trigger.inputs.user..name}            | /stepDefinitions/front/input/visitor/name        | 15 | 21 | is not a path
        ${trigger.inputs.user.name}   | ${}                                     | /stepDefinitions/front/input/visitor/name        | 15 | 21 | is not a path
        ${trigger.inputs.user.name}   | hello ${trigger.inputs.user             | /stepDefinitions/front/input/visitor/name        | 15 | 21 | an expression is not closed
        ${steps.front.outputs.visitor}| ${steps.frnt.outputs.visitor}           | /stepDefinitions/echo/input/say                  | 24 | 17 | names the step frnt, which does not exist
        ${steps.front.outputs.visitor}| ${steps.front.visitor}                  | /stepDefinitions/echo/input/say                  | 24 | 17 | steps.<name>.outputs
        """)
    void tellsWhatIsWrongAndWhere(String here, @Nullable String there, String at, int line, int column, String says) {
        var good = GOOD.replace("{ ", "{").replace(" }", "}");
        assertThat(good).contains(here);
        var findings = findings(good.replace(here, there == null ? "" : there).replaceAll(",(\\s*})", "$1"));

        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().pointer()).isEqualTo(at);
        assertThat(findings.getFirst().message()).contains(says);
        assertThat(List.of(findings.getFirst().line(), findings.getFirst().column()))
                .as("line and column")
                .containsExactly(line, column);
    }

    @Test
    void tellsEverythingAtOnce() {
        var findings = findings(GOOD.replace("\"doors\"", "5")
                .replace("\"enabled\": true", "\"enabled\": \"yes\", \"colour\": \"red\", \"shade\": 1")
                .replace("\"front\"\n  }", "\"fornt\"\n  }")
                .replace("\"sesame\"", "7, \"key\": 1, \"lock\": 2")
                .replace("\"next\": \"end\"", "\"next\": \"ned\"")
                .replace("steps.front", "steps.back")
                .replace("\"LAST\"", "\"LATS\""));

        assertThat(findings)
                .extracting(Finding::pointer)
                .containsExactlyInAnyOrder(
                        "/name",
                        "/enabled",
                        "/colour",
                        "/shade",
                        "/trigger/next",
                        "/stepDefinitions/front/configuration/word",
                        "/stepDefinitions/front/configuration/key",
                        "/stepDefinitions/front/configuration/lock",
                        "/stepDefinitions/echo/outlets/HEARD/next",
                        "/stepDefinitions/echo/input/say",
                        "/stepDefinitions/end/type");
    }

    @ParameterizedTest(name = "[{index}]")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
        ``                                        | 1 |  1 | must be a JSON object
        null                                      | 1 |  1 | must be a JSON object
        []                                        | 1 |  1 | must be a JSON object
        "doors"                                   | 1 |  1 | must be a JSON object
        {"name": "a", "name": "b"}                | 1 | 21 | Duplicate
        {"name": "a"} {}                          | 1 | 15 | Trailing token
        {"name": doors}                           | 1 | 10 | Unrecognized token 'doors'
        {"name": "a"                              | 1 | 13 | end-of-input
        {'name': 'a'}                             | 1 |  2 | Unexpected character
        """)
    void isOneJsonObject(String json, int line, int column, String says) {
        var findings = findings(json);

        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().message()).contains(says);
        assertThat(findings.getFirst().pointer()).isEmpty();
        assertThat(List.of(findings.getFirst().line(), findings.getFirst().column()))
                .containsExactly(line, column);
    }

    @Test
    @DisplayName("never crashes on null or on a wrong type, whichever member has it")
    void nulls() {
        for (var json : replacedOneByOne(MAPPER.readTree(GOOD))) {
            try {
                assertThat(read(json).name()).isNotBlank();
            } catch (WrongDefinition e) {
                assertThat(e.findings())
                        .isNotEmpty()
                        .allSatisfy(it -> assertThat(it.message()).isNotBlank());
            }
        }
    }

    /** The document with each member in turn being null, a number, a text, a list and an object. */
    private static List<String> replacedOneByOne(JsonNode tree) {
        var replaced = new ArrayList<String>();
        for (var object : objects(tree)) {
            for (var name : List.copyOf(object.propertyNames())) {
                var was = object.get(name);
                for (var other : List.of("null", "5", "\"text\"", "[]", "[null]", "{}", "{\"a\": null}")) {
                    object.set(name, MAPPER.readTree(other));
                    replaced.add(tree.toString());
                }
                object.set(name, was);
            }
        }
        return replaced;
    }

    private static List<ObjectNode> objects(JsonNode tree) {
        var below = tree.values().stream().flatMap(it -> objects(it).stream());
        return Stream.concat(tree instanceof ObjectNode object ? Stream.of(object) : Stream.empty(), below)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "\"text\"", "[]", "true"})
    void takesObjectsAsInputAndConfigurationAlone(String other) {
        assertThat(findings(GOOD.replace("{ \"say\": \"${steps.front.outputs.visitor}\" }", other)))
                .extracting(Finding::pointer, Finding::line)
                .containsExactly(tuple("/stepDefinitions/echo/input", 24));
        assertThat(findings(GOOD.replaceAll("(?s)\\{\\s*\"word\": \"sesame\"\\s*}", other)))
                .extracting(Finding::pointer, Finding::line)
                .containsExactly(tuple("/stepDefinitions/front/configuration", 11));
    }

    @Test
    void namesFileAndPlaceInItsMessage() {
        assertThatThrownBy(() -> read(GOOD.replace("\"word\": \"sesame\"", "")))
                .hasMessage("doors.json:11:7: a door needs a word (at /stepDefinitions/front/configuration/word)");
    }
}
