package dev.sallyport.steps.webauthn;

import com.google.common.net.InternetDomainName;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which relying party ids an environment's origins may use (WebAuthn Level 3, rp-id). */
public final class RelyingPartyIds {
    private static final String LOCALHOST = "localhost";

    private RelyingPartyIds() {}

    /**
     * Whether an id is the host of an origin, or a parent of it below the public suffix.
     *
     * @param rpId a domain in lower case, as A-labels; addresses never are one
     * @param allowedOrigins {@code https://...}, or {@code http://localhost} with or without a port; others, such as those of Android
     *     applications, have no host
     */
    public static boolean isAllowed(String rpId, List<String> allowedOrigins) {
        return isDomain(rpId)
                && allowedOrigins.stream().flatMap(it -> host(it).stream()).anyMatch(it -> isWithin(it, rpId));
    }

    /** A name whose last label is a number is an address (URL standard, ends-in-a-number-checker). */
    private static boolean isDomain(String rpId) {
        return InternetDomainName.isValid(rpId)
                && rpId.chars().allMatch(it -> it < 0x80)
                && rpId.equals(rpId.toLowerCase(Locale.ROOT))
                && !rpId.endsWith(".");
    }

    private static Optional<String> host(String origin) {
        try {
            var uri = URI.create(origin);
            return Optional.ofNullable(uri.getHost())
                    .map(it -> it.toLowerCase(Locale.ROOT))
                    .filter(it -> "https".equals(uri.getScheme())
                            || ("http".equals(uri.getScheme()) && it.equals(LOCALHOST)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isWithin(String host, String rpId) {
        return host.equals(rpId) || (host.endsWith("." + rpId) && isBelowPublicSuffix(InternetDomainName.from(rpId)));
    }

    /** Under a top level that the list does not know, that level is the suffix (publicsuffix.org: "the prevailing rule is *"). */
    private static boolean isBelowPublicSuffix(InternetDomainName name) {
        return name.hasPublicSuffix() ? name.isUnderPublicSuffix() : name.hasParent();
    }
}
