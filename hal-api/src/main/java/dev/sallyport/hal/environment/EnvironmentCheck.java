package dev.sallyport.hal.environment;

import static dev.sallyport.hal.environment.EnvironmentDocument.orNone;

import dev.sallyport.engine.Problem.Detail;
import dev.sallyport.engine.run.Positions;
import dev.sallyport.engine.run.WrongDefinition.Finding;
import dev.sallyport.hal.access.ClientSecrets;
import dev.sallyport.hal.access.UserTokens;
import dev.sallyport.hal.mobile.IntegrityVerifiers;
import dev.sallyport.steps.policy.Application;
import dev.sallyport.steps.policy.Application.IntegrityDetection;
import dev.sallyport.steps.policy.PolicyCheck;
import dev.sallyport.steps.webauthn.RelyingPartyIds;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is wrong with an environment's file that could be read. */
final class EnvironmentCheck {
    private static final Pattern ORIGIN =
            Pattern.compile("https://[a-z0-9.-]+(:\\d+)?|http://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?"
                    + "|android:apk-key-hash:[A-Za-z0-9_-]+");

    private final Positions positions;
    private final List<Finding> findings = new ArrayList<>();

    private EnvironmentCheck(Positions positions) {
        this.positions = positions;
    }

    static List<Finding> of(EnvironmentDocument document, Positions positions) {
        var check = new EnvironmentCheck(positions);
        check.all(document);
        return check.findings;
    }

    private void wrong(String pointer, String message) {
        findings.add(positions.at(pointer, message));
    }

    private void all(EnvironmentDocument document) {
        uuid("/id", document.id());
        if (document.name() == null || document.name().isBlank()) {
            wrong("/name", "an environment needs a name");
        }
        var origins = orNone(document.allowedOrigins());
        for (int i = 0; i < origins.size(); i++) {
            if (!ORIGIN.matcher(origins.get(i)).matches()) {
                wrong("/allowedOrigins/" + i, "an origin is https://host[:port], or http on this machine");
            }
        }
        relyingParty(document.rp(), origins);
        clients(orNone(document.clients()));
        issuers(orNone(document.issuers()));
        var redirects = orNone(document.redirectUris());
        for (int i = 0; i < redirects.size(); i++) {
            if (!isAbsolute(redirects.get(i))) {
                wrong("/redirectUris/" + i, "a redirect URI is absolute");
            }
        }
        policies(document);
        applications(orNone(document.applications()));
        if (document.mfaSettings() != null) {
            details("/mfaSettings", PolicyCheck.of(document.mfaSettings()));
        }
        if (document.channels() != null) {
            details("/channels", PolicyCheck.of(document.channels()));
        }
    }

    private void relyingParty(Environment.@Nullable RelyingParty rp, List<String> origins) {
        if (rp == null) {
            return;
        }
        if (rp.name() == null || rp.name().isBlank()) { // JSON may leave it out
            wrong("/rp/name", "a relying party needs a name, which authenticators show");
        }
        if (rp.id() == null || !(RelyingPartyIds.isAllowed(rp.id(), origins) || isHostOf(rp.id(), origins))) {
            wrong(
                    "/rp/id",
                    "a relying party's id is the host of an allowed origin, or a parent of it below the public suffix");
        }
    }

    /** Browsers make no credentials for an address of numbers, but all other types work there. */
    private static boolean isHostOf(String id, List<String> origins) {
        return origins.stream()
                .filter(it -> ORIGIN.matcher(it).matches())
                .anyMatch(it -> id.equals(URI.create(it).getHost()));
    }

    private void policies(EnvironmentDocument document) {
        var policies = orNone(document.deviceAuthenticationPolicies());
        var ids = new HashSet<String>();
        for (int i = 0; i < policies.size(); i++) {
            var pointer = "/deviceAuthenticationPolicies/" + i;
            uuid(pointer + "/id", policies.get(i).id());
            if (!ids.add(policies.get(i).id())) {
                wrong(pointer + "/id", "two policies have this id");
            }
            details(pointer, PolicyCheck.of(policies.get(i)));
        }
        if (policies.stream().filter(it -> it.standard()).count() != 1) {
            wrong("/deviceAuthenticationPolicies", "exactly one policy must be the default");
        }
    }

    private void applications(List<Application> applications) {
        var ids = new HashSet<String>();
        for (int i = 0; i < applications.size(); i++) {
            var pointer = "/applications/" + i;
            uuid(pointer + "/id", applications.get(i).id());
            if (!ids.add(applications.get(i).id())) {
                wrong(pointer + "/id", "two applications have this id");
            }
            var mobile = applications.get(i).mobile();
            if (mobile != null) {
                mobile(pointer + "/mobile", mobile);
            }
        }
    }

    private void mobile(String pointer, Application.Mobile mobile) {
        if (mobile.bundleId() == null && mobile.packageName() == null) {
            wrong(pointer, "a native application has a bundleId, a packageName, or both");
        }
        if (mobile.integrityDetection() != null) {
            integrity(pointer + "/integrityDetection", mobile.integrityDetection());
        }
    }

    private void integrity(String pointer, IntegrityDetection detection) {
        oneOf(pointer + "/mode", detection.mode(), List.of("ENABLED", "DISABLED"));
        oneOf(pointer + "/verifier", detection.verifier(), IntegrityVerifiers.names());
    }

    private void oneOf(String pointer, @Nullable String value, Collection<String> known) {
        if (value != null && !known.contains(value)) {
            wrong(pointer, "must be one of " + String.join(", ", known));
        }
    }

    private void clients(List<Client> clients) {
        for (int i = 0; i < clients.size(); i++) {
            try {
                ClientSecrets.check(clients.get(i).secretDigest());
            } catch (IllegalArgumentException e) {
                wrong("/clients/" + i + "/secretDigest", String.valueOf(e.getMessage()));
            }
        }
    }

    private void issuers(List<Issuer> issuers) {
        for (int i = 0; i < issuers.size(); i++) {
            try {
                UserTokens.check(issuers.get(i));
            } catch (IllegalArgumentException e) {
                wrong("/issuers/" + i, String.valueOf(e.getMessage()));
            }
        }
    }

    private void details(String pointer, List<Detail> details) {
        details.forEach(it -> wrong(pointer + "/" + String.valueOf(it.target()).replace('.', '/'), it.message()));
    }

    private void uuid(String pointer, @Nullable String id) {
        if (id == null || !Ids.isId(id)) {
            wrong(pointer, "an id is a UUID in lower case");
        }
    }

    private static boolean isAbsolute(String uri) {
        try {
            return new URI(uri).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
