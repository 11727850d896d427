package dev.sallyport.steps.webauthn;

import dev.sallyport.steps.policy.Certificates;
import dev.sallyport.steps.webauthn.Reason.Unproven;
import dev.sallyport.steps.webauthn.Statement.Conveyed;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whom a valid statement makes one believe (sctn-registering-a-new-credential, "Assess the attestation trustworthiness"). */
final class Trustworthiness {

    private Trustworthiness() {}

    /**
     * @param anchors DER in base64; empty: no model is asked for, and every valid statement is taken for what it is
     */
    static Trust assess(Conveyed conveyed, List<String> anchors, Instant now) {
        return switch (conveyed.type()) {
            case NONE -> unanchored(Trust.NONE, anchors);
            case SELF -> unanchored(Trust.SELF, anchors);
            case BASIC, ATT_CA -> chained(conveyed.path(), anchors, now);
        };
    }

    private static Trust unanchored(Trust trust, List<String> anchors) {
        Reason.ATTESTATION_REQUIRED.unless(anchors.isEmpty());
        return trust;
    }

    private static Trust chained(List<X509Certificate> path, List<String> anchors, Instant now) {
        Reason.CHAIN_INVALID.unless(!path.isEmpty());
        try {
            if (anchors.isEmpty()) {
                checkSignatures(path);
                return Trust.UNVERIFIED;
            }
            checkAnchored(
                    path,
                    anchors.stream()
                            .flatMap(it -> Certificates.read(it).stream())
                            .collect(Collectors.toUnmodifiableSet()),
                    now);
            return Trust.ANCHORED;
        } catch (GeneralSecurityException e) {
            throw new Unproven(Reason.CHAIN_INVALID);
        }
    }

    /** Nobody vouches for the last one, but what is shown shall be a chain. */
    private static void checkSignatures(List<X509Certificate> path) throws GeneralSecurityException {
        for (int index = 1; index < path.size(); index++) {
            var subject = path.get(index - 1);
            var issuer = path.get(index);
            Reason.CHAIN_INVALID.unless(issuer.getBasicConstraints() >= 0
                    && subject.getIssuerX500Principal().equals(issuer.getSubjectX500Principal()));
            subject.verify(issuer.getPublicKey());
        }
    }

    /** RFC 5280 section 6, less revocation: a pure core asks nobody. */
    private static void checkAnchored(List<X509Certificate> path, Set<X509Certificate> anchors, Instant now)
            throws GeneralSecurityException {
        // An anchor that the path holds ends it; the first one may be "itself an acceptable certificate".
        var below = path.stream().takeWhile(it -> !anchors.contains(it)).toList();
        if (below.isEmpty()) {
            return;
        }
        var parameters = new PKIXParameters(
                anchors.stream().map(it -> new TrustAnchor(it, null)).collect(Collectors.toUnmodifiableSet()));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(now));
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(below), parameters);
    }
}
