package dev.sallyport.hal.channel;

import dev.sallyport.engine.Secret;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where text messages or calls are handed over, as {@code SMS_URL} and {@code VOICE_URL} say. */
public sealed interface Gateway {

    /** An operator's own service, which gets signed requests. */
    record Webhook(URI address, WebhookSecrets secrets) implements Gateway {
        @Override
        public String toString() {
            return "Webhook[hidden]"; // an address may hold a token
        }
    }

    /**
     * Twilio, or what speaks as it does.
     *
     * @param account the resource of the account, without a slash at its end
     * @param user the account's SID
     * @param senderName the parameter that names the sender: {@code From} or {@code MessagingServiceSid}
     */
    record Twilio(URI account, String user, Secret token, String senderName, String sender) implements Gateway {}

    /**
     * Reads a setting.
     *
     * @param variable {@code SMS_URL} or {@code VOICE_URL}
     * @param secrets what {@code WEBHOOK_SECRETS} says; null: nothing
     * @throws IllegalArgumentException where it cannot be used; the message names the variable and never shows a value
     */
    static Gateway parse(String variable, String url, @Nullable String secrets) {
        var given = new GatewayUrl(variable, url);
        return switch (given.scheme().toLowerCase(Locale.ROOT)) {
            case "https" -> new Webhook(given.webhook(), WebhookSecrets.parse(secrets));
            case "http" -> new Webhook(given.onLoopback().webhook(), WebhookSecrets.parse(secrets));
            case "twilio" -> given.twilio("https");
            case "twilio+http" -> given.onLoopback().twilio("http");
            default -> throw given.wrong("it must begin with https://, twilio://, or on loopback http://");
        };
    }
}
