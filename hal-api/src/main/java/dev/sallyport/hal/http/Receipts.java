package dev.sallyport.hal.http;

import dev.sallyport.engine.run.Ask.Receipt;
import dev.sallyport.engine.run.Reply;
import dev.sallyport.hal.access.Caller;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The Idempotency-Key (draft-ietf-httpapi-idempotency-key-header, decisions.md section 7). */
final class Receipts {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private Receipts() {}

    static boolean isKey(String key) {
        return KEY.matcher(key).matches();
    }

    /** Scoped to environment, caller and path; the environment is a column of the store. */
    static Receipt of(
            String key, Caller caller, String path, String mediaType, Body body, Function<Reply.Told, Answer> answer) {
        return new Receipt(
                digest(who(caller), path, key),
                digest(mediaType, encoded(body.content())),
                told -> Answers.remembered(answer.apply(told)));
    }

    private static String who(Caller caller) {
        return switch (caller) {
            case Caller.Worker worker -> "worker " + worker.client();
            case Caller.User user -> "user " + user.issuer() + " " + user.subject();
            case Caller.Holder holder -> "holder " + holder.tokenDigest();
        };
    }

    private static String encoded(Buffer content) {
        return Base64.getEncoder().encodeToString(content.getBytes());
    }

    private static String digest(String... parts) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                sha.update(part.getBytes(StandardCharsets.UTF_8));
                sha.update((byte) 0);
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
