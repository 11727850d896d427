package dev.sallyport.hal.channel;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.core.parsetools.RecordParser;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An SMTP server that answers as it is told; to anything else it says yes. */
final class ScriptedSmtp implements AutoCloseable {
    /** An answer that never comes. */
    static final String SILENCE = "";

    private final Map<String, String> script;
    private final @Nullable PfxOptions certificate;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final NetServer server;

    /** @param script what to answer, by the first four letters of a command, and to a mail's last dot */
    ScriptedSmtp(Vertx vertx, Map<String, String> script) {
        this(vertx, script, null);
    }

    /** @param certificate with which STARTTLS is answered; null: it is not offered */
    ScriptedSmtp(Vertx vertx, Map<String, String> script, @Nullable PfxOptions certificate) {
        this.script = Map.copyOf(script);
        this.certificate = certificate;
        this.server = vertx.createNetServer().connectHandler(this::talk);
        server.listen(0, "127.0.0.1").await();
    }

    String url(String more) {
        return "smtp://localhost:" + server.actualPort() + "?from=no-reply@sallyport.test&" + more;
    }

    /** The commands and lines that came, without line ends; those that came by TLS begin with "sealed". */
    List<String> heard() {
        return heard;
    }

    private void talk(NetSocket socket) {
        var writing = new boolean[1];
        socket.handler(RecordParser.newDelimited("\r\n", line -> {
            var text = line.toString();
            heard.add((socket.isSsl() ? "sealed " : "") + text);
            if (writing[0] && !text.equals(".")) {
                return;
            }
            var command = text.substring(0, Math.min(4, text.length()));
            if (certificate != null && text.equals("STARTTLS")) {
                var options = new ServerSSLOptions().setKeyCertOptions(certificate);
                socket.upgradeToSsl(options, Buffer.buffer("220 go on\r\n"));
                return;
            }
            var reply = certificate != null && command.equals("EHLO") && !socket.isSsl()
                    ? "250-yes\r\n250 STARTTLS"
                    : script.getOrDefault(command, command.equals("DATA") ? "354 go on" : "250 yes");
            writing[0] = command.equals("DATA") && reply.startsWith("354");
            if (!reply.equals(SILENCE)) {
                socket.write(reply + "\r\n");
            }
        }));
        socket.write("220 here\r\n");
    }

    @Override
    public void close() {
        server.close().await();
    }
}
