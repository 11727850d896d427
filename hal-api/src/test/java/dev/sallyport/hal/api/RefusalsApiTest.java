package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.kit.Response;
import dev.sallyport.hal.kit.TestServer;
import dev.sallyport.hal.kit.Visit;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad bodies of actions, in both forms of refusal (decisions.md section 6). */
class RefusalsApiTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final String CREATE = "device.create";

    private final Visit choosing = SERVER.visit("device-enrollment");
    private final Visit activating = SERVER.visit("device-enrollment");

    /** Of each test's own: an execution takes no more than so many actions at once. */
    @BeforeEach
    void begin() {
        activating.act(CREATE, "{\"type\":\"TOTP\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {                                      | 400 INVALID_REQUEST INVALID_VALUE
                    [{"type":"EMAIL"}]                     | 400 INVALID_REQUEST INVALID_VALUE
                    "type"                                 | 400 INVALID_REQUEST INVALID_VALUE
                    5                                      | 400 INVALID_REQUEST INVALID_VALUE
                    null                                   | 400 INVALID_REQUEST INVALID_VALUE
                    {} {}                                  | 400 INVALID_REQUEST INVALID_VALUE
                    {"type":"EMAIL","type":"TOTP"}         | 400 INVALID_REQUEST INVALID_VALUE
                    {'type':'EMAIL'}                       | 400 INVALID_REQUEST INVALID_VALUE
                    {"type":"EMAIL",}                      | 400 INVALID_REQUEST INVALID_VALUE
                    {"type":"EMAIL"/**/}                   | 400 INVALID_REQUEST INVALID_VALUE
                    {"type":NaN}                           | 400 INVALID_REQUEST INVALID_VALUE
                    {"type":"EMAIL","x":1e999999}          | 400 INVALID_REQUEST INVALID_VALUE
                    {"type":"EMAIL","x":"\\u0000"}         | 400 INVALID_REQUEST INVALID_VALUE
                    {"type":"EMAIL","\\u0000":1}           | 400 INVALID_REQUEST INVALID_VALUE
                    {"type":"EMAIL","email":"\\ud800@b.c"} | 400 INVALID_REQUEST INVALID_VALUE
                    {"type":5}                             | 400 INVALID_REQUEST INVALID_VALUE type
                    {"type":true}                          | 400 INVALID_REQUEST INVALID_VALUE type
                    {"type":["EMAIL"]}                     | 400 INVALID_REQUEST INVALID_VALUE type
                    {"type":{}}                            | 400 INVALID_REQUEST INVALID_VALUE type
                    {"type":"EMAIL","email":5}             | 400 INVALID_REQUEST INVALID_VALUE email
                    {"type":"EMAIL","phone":[]}            | 400 INVALID_REQUEST INVALID_VALUE phone
                    {"type":"EMAIL","nickname":{}}         | 400 INVALID_REQUEST INVALID_VALUE nickname
                    {"type":"MOBILE","application":"x"}    | 400 INVALID_REQUEST INVALID_VALUE application
                    {"type":"MOBILE","application":{"id":5}} | 400 INVALID_REQUEST INVALID_VALUE application.id
                    {"type":"EMAIL","rp":5}                | 400 INVALID_REQUEST INVALID_VALUE rp
                    {"type":"EMAIL","rp":{"id":5}}         | 400 INVALID_REQUEST INVALID_VALUE rp.id
                    {}                                     | 400 INVALID_DATA REQUIRED_VALUE type
                    ``                                     | 400 INVALID_DATA REQUIRED_VALUE type
                    {"type":null}                          | 400 INVALID_DATA REQUIRED_VALUE type
                    {"TYPE":"EMAIL"}                       | 400 INVALID_DATA REQUIRED_VALUE type
                    {"type":"PIGEON"}                      | 400 INVALID_DATA INVALID_VALUE type
                    {"type":"email"}                       | 400 INVALID_DATA INVALID_VALUE type
                    {"type":"SMS","phone":"+14155550100"}  | 400 INVALID_DATA INVALID_VALUE type
                    {"type":""}                            | 400 INVALID_DATA INVALID_VALUE type
                    {"type":"TOTP","nickname":""}          | 400 INVALID_DATA INVALID_VALUE nickname
                    {"type":"TOTP","nickname":"  "}        | 400 INVALID_DATA INVALID_VALUE nickname
                    {"type":"TOTP","nickname":"a\\u0007"}  | 400 INVALID_DATA INVALID_VALUE nickname
                    {"type":"EMAIL"}                       | 400 INVALID_DATA REQUIRED_VALUE email
                    {"type":"EMAIL","email":""}            | 400 INVALID_DATA REQUIRED_VALUE email
                    {"type":"EMAIL","email":"ann"}         | 400 INVALID_DATA INVALID_VALUE email
                    {"type":"EMAIL","email":"a@b@c.org"}   | 400 INVALID_DATA INVALID_VALUE email
                    {"type":"EMAIL","email":"a@b.c\\r\\nBcc: d@e.f"} | 400 INVALID_DATA INVALID_VALUE email
                    {"type":"EMAIL","email":"a b@c.org"}   | 400 INVALID_DATA INVALID_VALUE email
                    {"type":"MOBILE"}                      | 400 INVALID_DATA REQUIRED_VALUE application.id
                    {"type":"MOBILE","application":{}}     | 400 INVALID_DATA REQUIRED_VALUE application.id
                    {"type":"MOBILE","application":{"id":"x"}} | 400 INVALID_DATA INVALID_VALUE application.id
                    """)
    void aBadChoiceIsRefused(String body, String refusal) {
        refused(choosing, CREATE, body, refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"otp":123456}   | 400 INVALID_REQUEST INVALID_VALUE otp
                    {"otp":{}}       | 400 INVALID_REQUEST INVALID_VALUE otp
                    {"otp":[]}       | 400 INVALID_REQUEST INVALID_VALUE otp
                    {"otp":false}    | 400 INVALID_REQUEST INVALID_VALUE otp
                    {}               | 400 INVALID_DATA REQUIRED_VALUE otp
                    ``               | 400 INVALID_DATA REQUIRED_VALUE otp
                    {"otp":null}     | 400 INVALID_DATA REQUIRED_VALUE otp
                    {"otp":""}       | 400 INVALID_DATA REQUIRED_VALUE otp
                    {"otp":"  "}     | 400 INVALID_DATA REQUIRED_VALUE otp
                    """)
    void aBadProofIsRefused(String body, String refusal) {
        refused(activating, "device.activate", body, refusal);
    }

    /** Both forms tell the same, and nothing is stored. */
    private static void refused(Visit visit, String action, String body, String refusal) {
        var before = visit.read().text();
        var wire = visit.force(action, body);
        assertThat(wire.refusal()).isEqualTo(refusal);
        assertThat(wire.header("Content-Type")).isEqualTo("application/hal+json");
        isWhole(wire);
        var problem = visit.force(action, body, "Accept", "application/json, application/problem+json");
        assertThat(problem.refusal()).isEqualTo(refusal);
        assertThat(problem.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(problem.number("/status")).isEqualTo(problem.status());
        assertThat(problem.at("/type")).startsWith(SERVER.base() + "/problems/");
        assertThat(problem.at("/title")).isNotEmpty();
        assertThat(problem.at("/instance")).startsWith("urn:uuid:");
        assertThat(problem.json().path("details")).isEqualTo(wire.json().path("details"));
        assertThat(visit.read().text()).isEqualTo(before);
    }

    private static void isWhole(Response refusal) {
        assertThat(refusal.at("/id")).matches("[0-9a-f-]{36}");
        assertThat(refusal.at("/code")).isNotEmpty();
        assertThat(refusal.at("/message")).isNotEmpty();
        refusal.json().path("details").forEach(it -> {
            assertThat(it.path("code").asString("")).isNotEmpty();
            assertThat(it.path("message").asString("")).isNotEmpty();
        });
    }

    @Test
    void allowedTypesAreTold() {
        assertThat(choosing.force(CREATE, "{\"type\":\"PIGEON\"}").json().at("/details/0/innerError/allowedValues"))
                .hasToString("[\"MOBILE\",\"EMAIL\",\"TOTP\"]");
    }

    @Test
    void notUtf8IsRefused() {
        var body = "{\"type\":\"EMAIL\",\"email\":\"ä@b.c\"}".getBytes(StandardCharsets.ISO_8859_1);

        var refused = SERVER.client()
                .post(choosing.self(), "application/vnd.pingidentity.device.create+json", body, choosing.bearer());

        assertThat(refused.refusal()).isEqualTo("400 INVALID_REQUEST INVALID_VALUE");
    }

    @Test
    void nestingIsBorneToADepthOf32() {
        assertThat(choosing.force(CREATE, nested(31)).refusal()).isEqualTo("400 INVALID_DATA REQUIRED_VALUE type");
        assertThat(choosing.force(CREATE, nested(32)).refusal()).isEqualTo("400 INVALID_REQUEST INVALID_VALUE");
        assertThat(choosing.force(CREATE, nested(20_000)).refusal()).isEqualTo("400 INVALID_REQUEST INVALID_VALUE");
    }

    /** An object around so many arrays. */
    private static String nested(int arrays) {
        return "{\"x\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}";
    }

    @Test
    void longNumbersAndNamesAreBorneOrRefused() {
        for (var value : new String[] {"9".repeat(999), "9".repeat(60_000), "-0.1e-400", "1e308"}) {
            assertThat(choosing.force(CREATE, "{\"x\":" + value + "}").status()).isEqualTo(400);
        }
        assertThat(choosing.force(CREATE, "{\"" + "x".repeat(60_000) + "\":1}").status())
                .isEqualTo(400);
        assertThat(choosing.force(CREATE, "{\"type\":\"" + "x".repeat(60_000) + "\"}")
                        .refusal())
                .isEqualTo("400 INVALID_DATA INVALID_VALUE type");
    }

    @Test
    void aNicknameHasAtMost100Characters() {
        assertThat(choosing.force(CREATE, "{\"type\":\"TOTP\",\"nickname\":\"" + "n".repeat(101) + "\"}")
                        .refusal())
                .isEqualTo("400 INVALID_DATA INVALID_VALUE nickname");
        var visit = SERVER.visit("no-skip");
        assertThat(visit.act(CREATE, "{\"type\":\"TOTP\",\"nickname\":\"" + "😀".repeat(100) + "\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void unknownMembersAreIgnored() {
        var visit = SERVER.visit("no-skip");

        assertThat(visit.act(CREATE, "{\"type\":\"TOTP\",\"pigeon\":{\"id\":[1.5,null]}}")
                        .status())
                .isEqualTo(200);
    }
}
