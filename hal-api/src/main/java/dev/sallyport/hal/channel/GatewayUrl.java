package dev.sallyport.hal.channel;

import dev.sallyport.engine.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The URL of a gateway, read part by part. What it says never repeats the URL, which may hold a token. */
final class GatewayUrl {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{1,14}"); // E.164
    private static final Pattern NAME_OR_SHORT_CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ]{0,10}");
    private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9]{1,64}");

    private final String variable;
    private final URI uri;

    GatewayUrl(String variable, String url) {
        this.variable = variable;
        try {
            this.uri = new URI(url.strip());
        } catch (URISyntaxException _) { // its text shows the URL
            throw wrong("it is no URL; percent-encode what is neither letter nor digit");
        }
    }

    String scheme() {
        return String.valueOf(uri.getScheme());
    }

    GatewayUrl onLoopback() {
        if (!LOOPBACK.matcher(host()).matches()) {
            throw wrong("without TLS it must stay on loopback, such as http://localhost:8090");
        }
        return this;
    }

    URI webhook() {
        if (host().isEmpty() || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw wrong("a webhook is https://host[:port]/path, without a user or a fragment");
        }
        return uri;
    }

    Gateway.Twilio twilio(String scheme) {
        var login = String.valueOf(uri.getRawUserInfo()).split(":", 2);
        if (host().isEmpty() || login.length < 2 || login[1].isEmpty() || uri.getRawFragment() != null) {
            throw wrong("it must be twilio://SID:TOKEN@api.twilio.com?from=, percent-encoded");
        }
        if (!ACCOUNT.matcher(login[0]).matches()) {
            throw wrong("the SID of the account has letters, digits and dashes alone");
        }
        var base = scheme + "://"
                + uri.getRawAuthority().substring(uri.getRawUserInfo().length() + 1)
                + uri.getRawPath().replaceAll("/+$", "");
        var option = String.valueOf(uri.getRawQuery()).split("=", 2);
        var sender = option.length < 2 ? "" : decoded(option[1]);
        var known = switch (option[0]) {
            case "from" -> isSender(sender);
            case "messagingServiceSid" -> isForText() && SERVICE.matcher(sender).matches();
            default -> false;
        };
        if (!known) {
            throw wrong(
                    isForText()
                            ? "after the question mark stands from= with a number, name or short code, or"
                                    + " messagingServiceSid= with its SID, and nothing else"
                            : "after the question mark stands from= with a number such as %2B14155550100, and nothing"
                                    + " else");
        }
        return new Gateway.Twilio(
                URI.create(base + "/2010-04-01/Accounts/" + login[0]),
                login[0],
                new Secret(decoded(login[1])),
                option[0].equals("from") ? "From" : "MessagingServiceSid",
                sender);
    }

    private boolean isSender(String from) {
        return NUMBER.matcher(from).matches()
                || (isForText() && NAME_OR_SHORT_CODE.matcher(from).matches());
    }

    private boolean isForText() {
        return variable.equals("SMS_URL");
    }

    private String host() {
        var port = uri.getPort();
        return uri.getHost() == null || port == 0 || port > 65_535 ? "" : uri.getHost();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8); // here a plus is no space
    }

    IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException(variable + ": " + why);
    }
}
