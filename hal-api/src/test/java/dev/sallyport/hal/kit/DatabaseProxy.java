package dev.sallyport.hal.kit;

import dev.sallyport.hal.embedded.TestDatabase;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between a server and its database, reads the statements that pass (PostgreSQL's protocol 3.0, chapter
 * "Message Formats"), and can be cut. A statement counts when it is bound or sent as a simple query: one round trip.
 */
public final class DatabaseProxy implements AutoCloseable {
    private final TestDatabase database;
    private final ServerSocket listening;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<String> executed = new CopyOnWriteArrayList<>();
    private final List<String> prepared = new CopyOnWriteArrayList<>();
    private volatile boolean isCut;

    private DatabaseProxy(TestDatabase database) throws IOException {
        this.database = database;
        this.listening = new ServerSocket(0);
        Thread.ofVirtual().start(this::accept);
    }

    public static DatabaseProxy before(TestDatabase database) {
        try {
            return new DatabaseProxy(database);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a server connects to. */
    public TestDatabase database() {
        return new TestDatabase(
                "localhost", listening.getLocalPort(), database.user(), database.password(), database.database());
    }

    /** The first lines of the statements that were executed, in order. */
    public List<String> executed() {
        return List.copyOf(executed);
    }

    /** The first lines of the statements that were parsed. */
    public List<String> prepared() {
        return List.copyOf(prepared);
    }

    public void forget() {
        executed.clear();
        prepared.clear();
    }

    /** From now on there is no database. */
    public void cut() {
        isCut = true;
        sockets.forEach(DatabaseProxy::close);
    }

    public void restore() {
        isCut = false;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                if (isCut) {
                    client.close();
                    continue;
                }
                var server = new Socket(database.host(), database.port());
                sockets.add(client);
                sockets.add(server);
                Thread.ofVirtual().start(() -> pump(client, server, this::ask));
                Thread.ofVirtual().start(() -> pump(server, client, DatabaseProxy::answer));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private interface Pump {
        void run(Socket from, Socket to) throws IOException;
    }

    private void pump(Socket from, Socket to, Pump pump) {
        try {
            pump.run(from, to);
        } catch (IOException e) {
            // either side went away
        } finally {
            close(from);
            close(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void answer(Socket from, Socket to) throws IOException {
        from.getInputStream().transferTo(to.getOutputStream());
    }

    private void ask(Socket from, Socket to) throws IOException {
        var in = new DataInputStream(from.getInputStream());
        var out = new DataOutputStream(to.getOutputStream());
        var names = new HashMap<String, String>();
        var startup = in.readInt();
        out.writeInt(startup);
        out.write(in.readNBytes(startup - 4));
        while (true) {
            var type = in.readByte();
            var length = in.readInt();
            var body = in.readNBytes(length - 4);
            see((char) type, body, names);
            out.writeByte(type);
            out.writeInt(length);
            out.write(body);
            out.flush();
        }
    }

    private void see(char type, byte[] body, Map<String, String> names) {
        var texts = new String(body, StandardCharsets.UTF_8).split("\0", 3);
        switch (type) {
            case 'P' -> {
                names.put(texts[0], firstLine(texts[1]));
                prepared.add(firstLine(texts[1]));
            }
            case 'B' -> executed.add(names.getOrDefault(texts[1], ""));
            case 'Q' -> executed.add(firstLine(texts[0]));
            default -> {} // nothing that executes
        }
    }

    private static String firstLine(String sql) {
        return sql.lines().findFirst().orElse("");
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone
        }
    }

    @Override
    public void close() {
        cut();
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
