package dev.sallyport.hal.channel;

import dev.sallyport.engine.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where mail is handed over, as {@code SMTP_URL} says:
 * {@code smtp://user:password@host:587?from=no-reply@example.org&tls=required} or {@code smtps://host:465}.
 *
 * @param port 1-65535; by default 587 for smtp, 465 for smtps
 * @param user null: no login
 * @param password null: no login
 * @param from the sender's address; by default the user where it is an address, else {@code no-reply@<host>}
 */
public record SmtpSettings(
        String host,
        int port,
        Tls tls,
        @Nullable String user,
        @Nullable Secret password,
        String from) {

    /** When the connection is encrypted. */
    public enum Tls {
        /** From the first byte on: smtps. */
        IMPLICIT,
        /** By STARTTLS, or no mail is sent: the default of smtp. */
        REQUIRED,
        /** By STARTTLS where it is offered. */
        OPPORTUNISTIC,
        /** Never. */
        NONE
    }

    /**
     * Reads the setting.
     *
     * @throws IllegalArgumentException where it cannot be used; the message names {@code SMTP_URL} and never shows its
     *     value, which may hold a password
     */
    public static SmtpSettings parse(String url) {
        var uri = uri(url);
        var implicit = "smtps".equalsIgnoreCase(uri.getScheme());
        if (!implicit && !"smtp".equalsIgnoreCase(uri.getScheme())) {
            throw wrong("it must begin with smtp:// or smtps://");
        }
        var host = uri.getHost();
        if (host == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw wrong("it needs a host, and a port of 1-65535 if any; in user and password percent-encode all but"
                    + " letters and digits");
        }
        if (uri.getRawFragment() != null || !"/".startsWith(uri.getRawPath())) {
            throw wrong("nothing but ?from=&tls= may follow the host and port");
        }
        var login = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        if (login.length == 1 || (login.length == 2 && login[0].isEmpty())) {
            throw wrong("a login needs both user and password");
        }
        var user = login.length == 2 ? decoded(login[0]) : null;
        var password = login.length == 2 ? new Secret(decoded(login[1])) : null;
        var options = options(uri.getRawQuery());
        var port = uri.getPort() > 0 ? uri.getPort() : implicit ? 465 : 587;
        var bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new SmtpSettings(
                bare, port, tls(implicit, options.get("tls")), user, password, from(options, user, host));
    }

    private static URI uri(String url) {
        try {
            return new URI(url.strip());
        } catch (URISyntaxException _) { // its text shows the URL
            throw wrong("it is no URL; in user and password percent-encode all but letters and digits");
        }
    }

    private static Map<String, String> options(@Nullable String query) {
        var options = new HashMap<String, String>();
        for (var option : query == null || query.isEmpty() ? new String[0] : query.split("&", -1)) {
            var parts = option.split("=", 2);
            if (parts.length < 2 || !(parts[0].equals("from") || parts[0].equals("tls"))) {
                throw wrong("after the question mark only from= and tls= are known");
            }
            if (options.put(parts[0], decoded(parts[1])) != null) {
                throw wrong(parts[0] + "= is there twice");
            }
        }
        return options;
    }

    private static Tls tls(boolean implicit, @Nullable String asked) {
        if (asked == null) {
            return implicit ? Tls.IMPLICIT : Tls.REQUIRED;
        }
        if (implicit) {
            throw wrong("tls= goes with smtp://, for smtps:// is always encrypted");
        }
        return switch (asked.toLowerCase(Locale.ROOT)) {
            case "required" -> Tls.REQUIRED;
            case "opportunistic" -> Tls.OPPORTUNISTIC;
            case "none" -> Tls.NONE;
            default -> throw wrong("tls= must be required, opportunistic or none");
        };
    }

    private static String from(Map<String, String> options, @Nullable String user, String host) {
        var asked = options.get("from");
        if (asked != null) {
            return EmailAddress.forSmtp(asked).orElseThrow(() -> wrong("from= must be an e-mail address"));
        }
        return Optional.ofNullable(user)
                .flatMap(EmailAddress::forSmtp)
                .or(() -> EmailAddress.forSmtp("no-reply@" + host))
                .orElseThrow(() -> wrong("from= is needed"));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8); // here a plus is no space
    }

    private static IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException("SMTP_URL: " + why);
    }
}
