package dev.sallyport.steps.policy;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;

/** X.509 certificates as a policy writes them: DER in base64, without the lines of PEM. */
public final class Certificates {

    private Certificates() {}

    /** Empty: it is none. */
    public static Optional<X509Certificate> read(String base64) {
        try {
            var bytes = new ByteArrayInputStream(Base64.getDecoder().decode(base64));
            var certificate = CertificateFactory.getInstance("X.509").generateCertificate(bytes);
            return bytes.available() == 0 && certificate instanceof X509Certificate x509
                    ? Optional.of(x509)
                    : Optional.empty();
        } catch (CertificateException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
