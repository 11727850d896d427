package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.kit.TestServer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What Prometheus reads, after moves that are known. */
class MetricsApiTest {
    private static final TestServer SERVER = TestServer.fresh(null);
    private static final String TOKEN = "a-token-of-24-characters";
    private static final Pattern LINE = Pattern.compile("(\\w+(?:\\{.*\\})?) (\\S+)");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    /** Each line's value by its name and labels. */
    private static Map<String, Double> scrape() {
        var answer = SERVER.client().get("/metrics");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        Map<String, Double> values = new TreeMap<>();
        answer.text().lines().filter(it -> !it.startsWith("#")).forEach(it -> {
            var line = LINE.matcher(it);
            assertThat(line.matches()).as(it).isTrue();
            values.put(line.group(1), Double.valueOf(line.group(2)));
        });
        return values;
    }

    private record Change(Map<String, Double> before, Map<String, Double> after) {
        double of(String series) {
            return after.getOrDefault(series, 0.0) - before.getOrDefault(series, 0.0);
        }
    }

    private static Change during(Runnable work) {
        var before = scrape();
        work.run();
        return new Change(before, scrape());
    }

    private static String moves(String action, String outcome) {
        return "sallyport_moves_total{action=\"%s\",outcome=\"%s\",step=\"MFA_ENROLLMENT\"}".formatted(action, outcome);
    }

    @Test
    void countsMovesRefusalsReadsAndMessages() {
        var change = during(() -> {
            var visit = SERVER.visit("no-skip");
            visit.createEmail(TestServer.newEmail());
            visit.activate(visit.wrongCode());
            visit.force("otp.resend", "");
            visit.read();
            visit.activate(visit.code());
        });

        assertThat(change.of(moves("start", "stored"))).isEqualTo(1);
        assertThat(change.of(moves("device.create", "stored"))).isEqualTo(1);
        assertThat(change.of(moves("device.activate", "stored")))
                .as("the wrong code is counted, so it is stored")
                .isEqualTo(2);
        assertThat(change.of(moves("otp.resend", "refused"))).isEqualTo(1);
        assertThat(change.of(moves("delivery.sent", "stored"))).isEqualTo(1);
        assertThat(change.of("sallyport_refusals_total{code=\"INVALID_OTP\"}")).isEqualTo(1);
        assertThat(change.of("sallyport_refusals_total{code=\"LIMIT_EXCEEDED\"}"))
                .isEqualTo(1);
        assertThat(change.of("sallyport_move_seconds_count{action=\"device.activate\"}"))
                .isEqualTo(2);
        assertThat(change.of("sallyport_move_seconds_bucket{action=\"device.activate\",le=\"+Inf\"}"))
                .isEqualTo(2);
        assertThat(change.of("sallyport_read_seconds_count")).isPositive();
        assertThat(change.of("sallyport_courier_messages_total{channel=\"EMAIL\",outcome=\"delivered\"}"))
                .isEqualTo(1);
        assertThat(change.of("sallyport_courier_lag_seconds_count")).isEqualTo(1);
        assertThat(change.of("sallyport_courier_lag_seconds_sum")).isZero();
    }

    @Test
    void tellsOfTheDatabaseTheBacklogAndTheProcess() {
        var seen = scrape();

        assertThat(seen).containsEntry("sallyport_messages_due", 0.0).containsKeys("process_uptime_seconds");
        assertThat(seen.keySet())
                .anyMatch(it -> it.startsWith("vertx_pool_in_use{") && it.contains("pool_name=\"database\""))
                .anyMatch(it -> it.startsWith("vertx_pool_queue_pending{") && it.contains("pool_name=\"database\""))
                .anyMatch(it -> it.startsWith("jvm_memory_used_bytes{"))
                .anyMatch(it -> it.startsWith("jvm_gc_"))
                .anyMatch(it -> it.startsWith("jvm_threads_live"))
                .anyMatch(it -> it.startsWith("sallyport_build_info{java=\""));
    }

    @Test
    void nobodyCanMakeNewLabels() {
        attack();
        scrape();
        var before = labels();
        for (int i = 0; i < 50; i++) {
            attack();
        }

        assertThat(labels()).isEqualTo(before).hasSizeLessThan(400);
    }

    /** Those of collections come when the memory likes. */
    private static Set<String> labels() {
        var labels = new TreeSet<>(scrape().keySet());
        labels.removeIf(it -> it.startsWith("jvm_gc_"));
        return labels;
    }

    private static void attack() {
        var odd = UUID.randomUUID().toString();
        var visit = SERVER.visit("no-skip");
        var self = visit.self();
        visit.force("device." + odd, "{}");
        visit.force("device.create", "{\"type\":\"" + odd + "\"}");
        visit.force("DEVICE.CREATE", "{\"type\":5}");
        SERVER.client().get("/" + odd);
        SERVER.client().get("/" + odd + "/flowExecutions/" + odd, visit.bearer());
        SERVER.client().get(self + "?" + odd, visit.bearer());
        SERVER.client().bare("X" + odd.substring(0, 8), self);
        SERVER.client().get("/v1/environments/" + odd + "/flowExecutions/" + odd + "/journal");
        SERVER.client().get("/health/" + odd);
        SERVER.start(TestServer.MAIN, "{\"flowDefinition\":{\"name\":\"" + odd + "\"}}");
    }

    @Test
    void areClosedWithoutTheDemoAndWithoutAToken() {
        try (var closed = SERVER.another(SERVER.setup().withoutDemo(null))) {
            assertThat(closed.client().get("/metrics").refusal()).isEqualTo("404 NOT_FOUND");
            assertThat(closed.client()
                            .get("/metrics", "Authorization", "Bearer " + TOKEN)
                            .refusal())
                    .isEqualTo("404 NOT_FOUND");
        }
    }

    @Test
    void areOpenedByTheTokenAlone() {
        try (var guarded = SERVER.another(SERVER.setup().withoutDemo(TOKEN))) {
            var client = guarded.client();
            for (var wrong : List.of("Bearer " + TOKEN + "x", "Bearer a", TOKEN, "Basic " + TOKEN, "Bearer")) {
                assertThat(client.get("/metrics", "Authorization", wrong).refusal())
                        .as(wrong)
                        .isEqualTo("401 ACCESS_FAILED INVALID_TOKEN");
            }
            assertThat(client.get("/metrics").refusal()).isEqualTo("401 ACCESS_FAILED INVALID_TOKEN");
            for (var right : List.of("Bearer " + TOKEN, "bearer " + TOKEN)) {
                assertThat(client.get("/metrics", "Authorization", right).text())
                        .contains("jvm_memory_used_bytes")
                        .doesNotContain(TOKEN);
            }
        }
    }

    @Test
    void aVisitIsNotSeenInThem() {
        var visit = SERVER.visit("no-skip");
        var email = TestServer.newEmail();
        visit.createEmail(email);
        visit.delivered(); // so that no other test counts it
        visit.activate("123456");

        assertThat(SERVER.client().get("/metrics").text()).doesNotContain(visit.id(), visit.token(), email);
    }
}
