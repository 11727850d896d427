package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.channel.Gateway;
import dev.sallyport.hal.kit.Response;
import dev.sallyport.hal.kit.TestGateway;
import dev.sallyport.hal.kit.TestGateway.Heard;
import dev.sallyport.hal.kit.TestServer;
import dev.sallyport.hal.kit.Visit;
import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A trace on its way from a request to the journal and to a webhook (W3C Trace Context level 2). */
class TraceApiTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final TestGateway GATEWAY = new TestGateway(VERTX);
    private static final TestServer SERVER = TestServer.texting(
            Gateway.parse("SMS_URL", GATEWAY.url("/messages"), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";
    private static final String PARENT = "00-" + ID + "-" + SPAN + "-01";

    @AfterAll
    static void stop() {
        SERVER.close();
        GATEWAY.close();
        VERTX.close().await();
    }

    private static Visit texted(String phone, String... headers) {
        var visit = SERVER.visit("no-skip");
        var answer = visit.force("device.create", "{\"type\":\"SMS\",\"phone\":\"" + phone + "\"}", headers);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        visit.delivered();
        return visit;
    }

    private static Heard heard(String phone) {
        return GATEWAY.heard().stream()
                .filter(it -> JsonMapper.shared()
                        .readTree(it.body())
                        .at("/data/to")
                        .asString()
                        .equals(phone))
                .findFirst()
                .orElseThrow();
    }

    private static Response journal(Visit visit) {
        return SERVER.client()
                .get(
                        "/v1/environments/" + TestServer.MAIN + "/flowExecutions/" + visit.id() + "/journal",
                        "Authorization",
                        SERVER.worker(TestServer.MAIN));
    }

    @Test
    void isPassedOnWithAParentOfOurOwn() {
        var visit = texted("+41446681801", "traceparent", PARENT, "tracestate", "rojo=00f0,congo=t61rcWkgMzE");
        var heard = heard("+41446681801");

        assertThat(heard.header("traceparent"))
                .matches("00-" + ID + "-[0-9a-f]{16}-01")
                .doesNotContain(SPAN);
        assertThat(heard.header("tracestate")).isEqualTo("rojo=00f0,congo=t61rcWkgMzE");
        var journal = journal(visit);
        assertThat(journal.at("/_embedded/journal/1/action")).isEqualTo("device.create");
        assertThat(journal.at("/_embedded/journal/1/trace")).isEqualTo(ID);
        assertThat(journal.at("/_embedded/journal/2/action")).isEqualTo("delivery.sent");
        assertThat(journal.at("/_embedded/journal/2/trace"))
                .as("what comes of a message belongs to its trace")
                .isEqualTo(ID);
        assertThat(journal.at("/_embedded/journal/0/trace"))
                .as("the start came without one")
                .matches("[0-9a-f]{32}")
                .isNotEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-" + ID + "-" + SPAN,
                "00-" + ID + "-" + SPAN + "-01-more",
                "ff-" + ID + "-" + SPAN + "-01",
                "00-00000000000000000000000000000000-" + SPAN + "-01"
            })
    void beginsWhereThereIsNoneThatCanBeRead(String parent) {
        var phone = TestServer.newPhone();
        var visit = texted(phone, "traceparent", parent, "tracestate", "rojo=1");

        assertThat(heard(phone).header("traceparent"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-02")
                .doesNotContain(ID);
        assertThat(heard(phone).header("tracestate")).isEqualTo("(none)");
        assertThat(heard(phone).header("traceparent")).contains(journal(visit).at("/_embedded/journal/1/trace"));
    }

    @Test
    void beginsWhereThereAreTwo() {
        var phone = TestServer.newPhone();
        texted(phone, "traceparent", PARENT, "traceparent", PARENT);

        assertThat(heard(phone).header("traceparent")).doesNotContain(ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Rojo=1", "rojo", "rojo=1,rojo=2", "rojo=a=b", "=1", "@rojo=1"})
    void leavesAMalformedStateOut(String state) {
        var phone = TestServer.newPhone();
        texted(phone, "traceparent", PARENT, "tracestate", state);

        assertThat(heard(phone).header("traceparent")).contains(ID);
        assertThat(heard(phone).header("tracestate")).isEqualTo("(none)");
    }

    @Test
    void staysOutOfMailAndOfTheInbox() {
        var visit = SERVER.visit("no-skip");
        var email = TestServer.newEmail();
        visit.force("device.create", "{\"type\":\"EMAIL\",\"email\":\"" + email + "\"}", "traceparent", PARENT);
        visit.delivered();

        assertThat(SERVER.client().get("/demo/messages").text()).doesNotContain(ID);
        assertThat(visit.last().text()).doesNotContain(ID);
    }

    @Test
    void eachRequestKeepsItsCorrelationIdAsWell() {
        List<String> seen = List.of(
                SERVER.client().get("/health/live", "traceparent", PARENT).header("Correlation-Id"),
                SERVER.client().get("/health/live", "traceparent", PARENT).header("Correlation-Id"));

        assertThat(seen)
                .doesNotHaveDuplicates()
                .allSatisfy(it -> assertThat(it).hasSize(36).doesNotContain(ID));
    }
}
