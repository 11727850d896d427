package dev.sallyport.hal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.kit.Await;
import dev.sallyport.hal.kit.TestServer;
import dev.sallyport.hal.kit.Visit;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A phone is waited for, and does not come (decisions.md sections 5 and 9). */
class PairingApiTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final String MOBILE =
            "{\"type\":\"MOBILE\",\"application\":{\"id\":\"" + TestServer.APPLICATION + "\"}}";

    private final Visit visit = SERVER.visit("device-enrollment");

    @Test
    void aPairingKeyIsShown() {
        var asked = visit.act("device.create", MOBILE);

        assertThat(asked.at("/status")).isEqualTo("PAIRING_REQUIRED");
        assertThat(asked.links()).containsExactly("self", "device.delete");
        assertThat(asked.at("/pairingKey/code")).matches("[A-Z2-7]{24}");
        assertThat(asked.at("/pairingKey/expiresAt"))
                .isEqualTo(SERVER.clock().instant().plusSeconds(120).toString().replace("Z", ".000Z"));
        assertThat(asked.number("/pollAfterSeconds")).isPositive();
        assertThat(asked.at("/device/type")).isEqualTo("MOBILE");
        assertThat(asked.at("/device/application/id")).isEqualTo(TestServer.APPLICATION);
        assertThat(visit.read().text()).isEqualTo(asked.text());
    }

    @Test
    void aLapsedKeyFailsThePairing() {
        visit.act("device.create", MOBILE);
        SERVER.clock().advance(Duration.ofMinutes(2));

        failed(visit);

        assertThat(visit.last().header("ETag")).startsWith("\"3.");
        assertThat(visit.last().at("/error/code")).isEqualTo("PAIRING_KEY_EXPIRED");
        assertThat(visit.last().at("/error/message")).isNotEmpty();
        assertThat(visit.last().links())
                .containsExactly("self", "device.create", "device.delete", "device.skipEnrollment");
    }

    @Test
    void afterAFailureAnotherTryIsMade() {
        var first = visit.act("device.create", MOBILE).at("/pairingKey/code");
        SERVER.clock().advance(Duration.ofMinutes(2));
        failed(visit);

        assertThat(visit.act("device.create", MOBILE).at("/pairingKey/code")).isNotEqualTo(first);
        assertThat(visit.act("device.delete", "").at("/status")).isEqualTo("DEVICE_ENROLLMENT_REQUIRED");
    }

    @Test
    void theFailureCanBeLeft() {
        visit.act("device.create", MOBILE);
        SERVER.clock().advance(Duration.ofMinutes(2));
        failed(visit);

        assertThat(visit.act("device.delete", "").at("/status")).isEqualTo("DEVICE_ENROLLMENT_REQUIRED");
    }

    @Test
    void theTimeOfAPairingGivenUpTouchesNoLaterOne() {
        visit.act("device.create", MOBILE);
        SERVER.clock().advance(Duration.ofMinutes(1));
        visit.act("device.delete", "");
        visit.act("device.create", MOBILE);
        SERVER.clock().advance(Duration.ofMinutes(1));
        Await.until(
                "the first wake",
                () -> SERVER.database()
                        .ask("select count(*) from message where execution_id = '" + visit.id()
                                + "' and done_at is not null")
                        .equals("1"));

        assertThat(visit.read().at("/status")).isEqualTo("PAIRING_REQUIRED");
        SERVER.clock().advance(Duration.ofMinutes(1));
        failed(visit);
    }

    private static void failed(Visit visit) {
        visit.until("the failure", it -> it.at("/status").equals("MOBILE_PAIRING_FAILURE"));
    }
}
