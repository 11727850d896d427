package dev.sallyport.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StopTest {
    private static final String BODY = """
            {"flowDefinition": {"name": "device-enrollment"}}""";

    private Installation installation;

    @BeforeEach
    void prepare() throws Exception {
        installation = Installation.fresh();
    }

    @AfterEach
    void clean() throws Exception {
        installation.close();
    }

    @Test
    void aRunningRequestEndsBeforeTheServerDoes() throws Exception {
        var server = installation.start();
        try (var socket = connection(server)) {
            send(socket, """
                    POST /demo/flowExecutions HTTP/1.1
                    Host: localhost
                    Content-Type: application/json
                    Content-Length: %d
                    Expect: 100-continue

                    """.formatted(BODY.length()).replace("\n", "\r\n"));
            assertThat(line(socket)).isEqualTo("HTTP/1.1 100 Continue"); // so it is running
            assertThat(line(socket)).isEmpty();

            server.askToStop();
            Patience.until("nobody is let in", () -> isClosed(server));
            send(socket, BODY);

            assertThat(line(socket)).isEqualTo("HTTP/1.1 201 Created");
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).contains("interactionToken");
        }
        assertThat(server.ended()).isZero();
        assertThat(server.log()).doesNotContain("\"ERROR\"", "\"SEVERE\"", "Exception");
    }

    @Test
    void theNextOneGoesOnWhereItStopped() throws Exception {
        var first = installation.start();
        var person = Enrollee.begin(first);
        assertThat(installation.hasRunningDatabase()).isTrue();
        assertThat(first.stop()).isZero();
        assertThat(installation.hasRunningDatabase()).isFalse();

        assertThat(person.read(installation.start()).status()).isEqualTo("DEVICE_ENROLLMENT_REQUIRED");
    }

    private static Socket connection(RunningServer server) throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), URI.create(server.url()).getPort()));
        socket.setSoTimeout(Distribution.PATIENCE * 1_000);
        return socket;
    }

    private static boolean isClosed(RunningServer server) {
        try (var _ = connection(server)) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String line(Socket socket) throws IOException {
        var line = new StringBuilder();
        for (int next = socket.getInputStream().read();
                next != '\n' && next >= 0;
                next = socket.getInputStream().read()) {
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }
}
