package dev.sallyport.hal.kit;

import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A certificate for localhost that nobody vouches for: to serve with, and to trust. */
public final class TestCertificate {
    private static final String PASSWORD = "changeit";

    private TestCertificate() {}

    /**
     * A new one.
     *
     * @param folder where its file may be written
     */
    public static PfxOptions in(Path folder) {
        var store = folder.resolve("server.p12").toString();
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var what = List.of("-alias", "s", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=localhost");
        var command = new ArrayList<>(List.of(keytool, "-J-XX:TieredStopAtLevel=1", "-genkeypair"));
        command.addAll(what);
        command.addAll(List.of("-ext", "san=dns:localhost", "-keystore", store, "-storepass", PASSWORD));
        try {
            var made = new ProcessBuilder(command).redirectErrorStream(true).start();
            if (made.waitFor() != 0) {
                throw new AssertionError("keytool made no certificate");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
        return new PfxOptions().setPath(store).setPassword(PASSWORD);
    }
}
