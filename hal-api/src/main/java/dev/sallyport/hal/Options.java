package dev.sallyport.hal;

import dev.sallyport.engine.Secret;
import dev.sallyport.hal.access.TrustedProxies;
import dev.sallyport.hal.channel.Gateway;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an operator may set, from the environment's variables (decisions.md section 2).
 *
 * @param host the address to listen on
 * @param publicUrl what clients call the server, without a slash at its end
 * @param data where the embedded database lives
 * @param databaseUrl an operator's own PostgreSQL; null: the embedded one
 * @param keys the key file
 * @param demo whether the demo is on
 * @param smtpUrl null: no e-mail is sent out
 * @param sms null: no text messages are sent out
 * @param voice null: no calls are made
 * @param templates an operator's own templates; null: none
 * @param journalRetention how long journal lines are kept
 * @param sourceLimit requests per second of a source address without a worker token; 0: as many as there are
 * @param trustedProxies whose X-Forwarded-For is believed
 * @param signals whether processes tell each other of moves by LISTEN and NOTIFY
 * @param metricsToken what opens {@code /metrics} where the demo is off; null: nothing does
 */
public record Options(
        int port,
        String host,
        URI publicUrl,
        Path data,
        @Nullable URI databaseUrl,
        Path flows,
        Path environments,
        Path keys,
        boolean demo,
        @Nullable String smtpUrl,
        @Nullable Gateway sms,
        @Nullable Gateway voice,
        @Nullable Path templates,
        Duration journalRetention,
        int sourceLimit,
        TrustedProxies trustedProxies,
        boolean signals,
        @Nullable Secret metricsToken) {

    private static final int PORT = 8080;
    private static final String LOOPBACK = "127.0.0.1";
    private static final String EVERYWHERE = "0.0.0.0";
    private static final int SOURCE_LIMIT = 60;
    private static final Duration JOURNAL_RETENTION = Duration.ofDays(90);
    private static final Pattern TOKEN = Pattern.compile("(?=.{16,200}$)[A-Za-z0-9._~+/-]+=*"); // RFC 6750
    private static final Set<String> OURS =
            Set.of("SALLYPORT_KEYS_FILE", "SALLYPORT_DEMO", "SALLYPORT_JAVA_OPTS", "SALLYPORT_HOME");

    private static @Nullable Boolean demo(@Nullable String text) throws Wrong {
        if (text == null || text.equals("true") || text.equals("false")) {
            return text == null ? null : Boolean.valueOf(text);
        }
        throw new Wrong("SALLYPORT_DEMO must be true or false, not " + text);
    }

    /** An option that cannot be used; the message names it and says what is allowed. */
    public static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }

    /**
     * Reads the variables.
     *
     * @throws Wrong for a value that cannot be used, a missing one, or an unknown one of ours
     */
    public static Options of(Map<String, String> variables) throws Wrong {
        for (var name : new TreeSet<>(variables.keySet())) {
            if (name.startsWith("SALLYPORT_") && !OURS.contains(name)) {
                throw new Wrong("there is no setting " + name + "; there are " + new TreeSet<>(OURS));
            }
        }
        var port = port(variables.get("PORT"));
        var data = Path.of(variables.getOrDefault("DATA_DIR", ".data"));
        var databaseUrl = databaseUrl(variables.get("DATABASE_URL"));
        var demoSet = demo(variables.get("SALLYPORT_DEMO"));
        var keys = variables.get("SALLYPORT_KEYS_FILE");
        if (databaseUrl != null && keys == null) {
            throw new Wrong("SALLYPORT_KEYS_FILE is required with DATABASE_URL: every process needs the same keys");
        }
        var demo = demoSet == null ? databaseUrl == null : demoSet;
        return new Options(
                port,
                host(variables.get("HOST"), demo, Boolean.TRUE.equals(demoSet)),
                publicUrl(variables.getOrDefault("PUBLIC_URL", "http://localhost:" + port)),
                data,
                databaseUrl,
                Path.of(variables.getOrDefault("FLOWS_DIR", "flows")),
                Path.of(variables.getOrDefault("ENVIRONMENTS_DIR", "flows/environments")),
                keys == null ? data.resolve("keys.json") : Path.of(keys),
                demo,
                variables.get("SMTP_URL"),
                gateway("SMS_URL", variables),
                gateway("VOICE_URL", variables),
                Optional.ofNullable(variables.get("TEMPLATES_DIR"))
                        .map(Path::of)
                        .orElse(null),
                retention(variables.get("JOURNAL_RETENTION")),
                sourceLimit(variables.get("SOURCE_LIMIT")),
                trustedProxies(variables.getOrDefault("TRUSTED_PROXIES", "")),
                signals(variables.getOrDefault("SIGNALS", "on")),
                metricsToken(variables.get("METRICS_TOKEN")));
    }

    /** Whether the server runs its own database. */
    public boolean isEmbedded() {
        return databaseUrl == null;
    }

    /** The demo opens doors; it listens beyond this machine only where both are said. */
    private static String host(@Nullable String host, boolean demo, boolean demoSet) {
        if (demo) {
            return host != null && demoSet ? host : LOOPBACK;
        }
        return host == null ? EVERYWHERE : host;
    }

    private static int port(@Nullable String text) throws Wrong {
        try {
            var port = text == null ? PORT : Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new Wrong("PORT must be a number from 0 to 65535, not " + text);
    }

    private static URI publicUrl(String text) throws Wrong {
        var uri = uri("PUBLIC_URL", text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        var scheme = String.valueOf(uri.getScheme());
        if ((scheme.equals("http") || scheme.equals("https"))
                && uri.getHost() != null
                && String.valueOf(uri.getPath()).isEmpty()
                && uri.getQuery() == null) {
            return uri;
        }
        throw new Wrong("PUBLIC_URL must be http://host[:port] or https://host[:port] without a path, not " + text);
    }

    private static @Nullable URI databaseUrl(@Nullable String text) throws Wrong {
        if (text == null) {
            return null;
        }
        var uri = uri("DATABASE_URL", text);
        var scheme = String.valueOf(uri.getScheme());
        if ((scheme.equals("postgresql") || scheme.equals("postgres")) && uri.getHost() != null) {
            return uri;
        }
        throw new Wrong("DATABASE_URL must be postgresql://user:password@host[:port]/database");
    }

    private static URI uri(String name, String text) throws Wrong {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new Wrong(name + " is not a URL"); // and is not repeated: it may hold a password
        }
    }

    private static @Nullable Gateway gateway(String name, Map<String, String> variables) throws Wrong {
        var url = variables.get(name);
        try {
            return url == null ? null : Gateway.parse(name, url, variables.get("WEBHOOK_SECRETS"));
        } catch (IllegalArgumentException e) {
            throw new Wrong(String.valueOf(e.getMessage()));
        }
    }

    private static int sourceLimit(@Nullable String text) throws Wrong {
        if (text == null) {
            return SOURCE_LIMIT;
        }
        if (text.matches("\\d{1,6}")) {
            return Integer.parseInt(text);
        }
        throw new Wrong("SOURCE_LIMIT must be requests per second, from 0 (no limit) to 999999, not " + text);
    }

    private static TrustedProxies trustedProxies(String text) throws Wrong {
        try {
            return TrustedProxies.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Wrong(String.valueOf(e.getMessage()));
        }
    }

    private static boolean signals(String text) throws Wrong {
        return switch (text) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new Wrong("SIGNALS must be on or off, not " + text);
        };
    }

    private static @Nullable Secret metricsToken(@Nullable String text) throws Wrong {
        if (text == null || TOKEN.matcher(text).matches()) {
            return text == null ? null : new Secret(text);
        }
        throw new Wrong("METRICS_TOKEN must have 16 to 200 characters of A-Z, a-z, 0-9 and -._~+/, and may end in =");
    }

    private static Duration retention(@Nullable String text) throws Wrong {
        try {
            var retention = text == null ? JOURNAL_RETENTION : Duration.parse(text);
            if (retention.isPositive()) {
                return retention;
            }
        } catch (DateTimeParseException e) {
            // told below
        }
        throw new Wrong("JOURNAL_RETENTION must be a length of time in ISO 8601, such as P90D, not " + text);
    }
}
