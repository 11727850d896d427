package dev.sallyport.flows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The console: it counts what happens, and tells one execution's story, while it happens. */
@Tag("browser")
@ExtendWith(AtThePage.class)
final class ConsoleTest {
    private static final int NARROW = 320;

    @Test
    void countsExecutionsByStateWhileTheyMove(Visitor visitor, RunningServer server) throws Exception {
        var tab = visitor.looksAt("/console");
        tab.one(".live.on");
        var before = count(tab, "DEVICE_ENROLLMENT_REQUIRED");
        var chosen = count(tab, "ACTIVATION_REQUIRED");

        var one = Enrollee.begin(server);
        var other = Enrollee.begin(server);
        other.act(server, "device.create", "{\"type\": \"TOTP\"}");

        reads(tab, "DEVICE_ENROLLMENT_REQUIRED", before + 1);
        reads(tab, "ACTIVATION_REQUIRED", chosen + 1);
        assertThat(tab.text("#executions")).contains(brief(one), brief(other));
        tab.one(".chip", "Activation required").click();
        tab.waitFor("only those that wait", () -> tab.text("#executions").contains(brief(one)) ? null : true);
        assertThat(tab.text("#executions")).contains(brief(other));
    }

    @Test
    void tellsOneExecutionsStoryAndShowsItsWay(Visitor visitor, RunningServer server) throws Exception {
        var execution = Enrollee.begin(server);
        var tab = visitor.looksAt("/console#/executions/" + id(execution));
        assertThat(tab.reads("#journal", ".*start.*")).contains("application", "Device enrollment required");

        execution.act(server, "device.create", "{\"type\": \"TOTP\"}");
        execution.activate(server, "123");

        assertThat(tab.reads("#journal", ".*INVALID_OTP.*"))
                .containsSubsequence("start", "device.create", "person", "device.activate", "INVALID_OTP");
        tab.reads("#journal-note", ".*3 moves in .*, 1 refused.*");
        tab.waitFor(
                "where it is",
                () -> tab.script("return document.querySelector('.state.here[data-status=ACTIVATION_REQUIRED]')"));
        assertThat((Long) tab.script("return document.querySelectorAll('.way.taken').length"))
                .as("to the choice's end, and to itself")
                .isEqualTo(2);
    }

    @Test
    void showsTheInboxAndTheDefinitionsAndFits(Visitor visitor, RunningServer server) throws Exception {
        var execution = Enrollee.begin(server);
        execution.act(server, "device.create", "{\"type\": \"EMAIL\", \"email\": \"" + visitor.email() + "\"}");
        var tab = visitor.looksAt("/console");
        visitor.narrows(NARROW);

        tab.reads("#inbox", ".*" + visitor.email() + ".*");
        tab.one("summary", "device-enrollment").click();
        assertThat(tab.text(".definition pre")).contains("\"stepDefinitions\"");
        assertThat(tab.text("#environment")).contains("Sallyport phone");
        tab.fitsInto(NARROW);
    }

    /** What the drawing says; empty: it is not drawn yet. */
    private static String drawn(Tab tab, String status) {
        var script = "return document.querySelector('.state[data-status=" + status + "] .count')?.textContent ?? ''";
        return String.valueOf(tab.script(script));
    }

    private static int count(Tab tab, String status) {
        tab.waitFor("the drawing", () -> drawn(tab, status).isEmpty() ? null : true);
        return Integer.parseInt(drawn(tab, status));
    }

    private static void reads(Tab tab, String status, int count) {
        tab.waitFor(status + " " + count, () -> drawn(tab, status).equals(String.valueOf(count)) ? true : null);
    }

    private static String id(Enrollee execution) {
        return execution.self().substring(execution.self().lastIndexOf('/') + 1);
    }

    /** As the console calls it. */
    private static String brief(Enrollee execution) {
        return id(execution).substring(28);
    }
}
