package dev.sallyport.hal.channel;

import dev.sallyport.engine.run.Channel;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Tells what became of a message that a gateway did not take, in words of our own: an answer may quote the number. */
final class GatewayFailure {
    /** Too late, too early, too often: what a second try may mend (RFC 9110, 8470, 6585). */
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private GatewayFailure() {}

    static boolean isTaken(int status) {
        return status >= 200 && status < 300;
    }

    /** {@link Channel.Refused} where the gateway will never take this message, else an {@link IOException}. */
    static Exception of(int status, String words) {
        var told = status + (words.isEmpty() ? "" : ", " + words);
        return status >= 400 && status < 500 && !PASSING.contains(status)
                ? new Channel.Refused("the gateway refused the message: " + told)
                : new IOException("the gateway answered " + told);
    }

    /** An {@link IOException} without its cause, which may quote what was sent or answered. */
    static Exception of(Throwable failure) {
        return new IOException(
                switch (failure) {
                    case TimeoutException _ -> "the gateway took too long";
                    case SSLException tls -> "no TLS with the gateway: " + tls.getMessage();
                    case UnknownHostException _ -> "the gateway's host is not known";
                    case ConnectException _ -> "the gateway cannot be reached";
                    default -> "the gateway broke off: " + failure.getClass().getSimpleName();
                });
    }
}
