package dev.sallyport.hal.channel;

import dev.sallyport.engine.run.Channel;
import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Tells what became of a mail that was not taken, in words of our own: a server's reply may quote the address. */
final class SmtpFailure {
    private static final Set<String> OF_THE_MAIL =
            Set.of("recipient address not accepted", "DATA command not accepted", "sending data failed");
    private static final Set<Integer> OF_THE_LOGIN =
            Set.of(530, 534, 535, 538); // RFC 4954, 6: for the operator to mend

    private SmtpFailure() {}

    /** {@link Channel.Refused} where the server will never take this mail, else an {@link IOException}. */
    static Exception told(Throwable failure) {
        return switch (failure) {
            case SMTPException reply
            when isForever(reply) -> new Channel.Refused("the SMTP server refused the mail: " + reply.getReplyCode());
            case SMTPException reply -> new IOException("the SMTP server answered " + reply.getReplyCode());
            case TimeoutException _ -> new IOException("the SMTP server took too long");
            case IllegalArgumentException _ -> new Channel.Refused("the mail cannot be written");
            default -> new IOException("no mail could be handed over: " + failure.getMessage(), failure);
        };
    }

    private static boolean isForever(SMTPException reply) {
        var text = String.valueOf(reply.getMessage()); // Vert.x says only here which command was refused
        return reply.isPermanent()
                && !OF_THE_LOGIN.contains(reply.getReplyCode())
                && OF_THE_MAIL.stream().anyMatch(text::startsWith);
    }
}
