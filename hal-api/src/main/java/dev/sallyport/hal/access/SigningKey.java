package dev.sallyport.hal.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;

/**
 * A P-256 key pair that signs tokens.
 *
 * @param published the public half, as it is shown to the world
 */
record SigningKey(ECKey published, JWSSigner signer, JWSVerifier verifier) {

    /** @throws JOSEException where the private half does not belong to the public one */
    static SigningKey of(ECKey pair) throws JOSEException {
        var published = new ECKey.Builder(pair.getCurve(), pair.getX(), pair.getY())
                .keyID(pair.getKeyID())
                .algorithm(JWSAlgorithm.ES256)
                .keyUse(KeyUse.SIGNATURE)
                .build();
        var key = new SigningKey(published, new ECDSASigner(pair), new ECDSAVerifier(published));
        var header = new JWSHeader(JWSAlgorithm.ES256);
        var sample = new byte[] {1, 2, 3};
        if (!key.verifier.verify(header, sample, key.signer.sign(header, sample))) {
            throw new JOSEException("the halves do not belong together");
        }
        return key;
    }
}
