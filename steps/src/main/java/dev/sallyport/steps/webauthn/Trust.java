package dev.sallyport.steps.webauthn;

/** What an attestation proves of the authenticator's model (sctn-attestation-types). */
public enum Trust {
    /** Nothing was said. */
    NONE,
    /** The credential's own key signed: nothing about the model. */
    SELF,
    /** A certificate's key signed, and nobody vouches for the certificate. */
    UNVERIFIED,
    /** The certificate leads to one of the policy's trust anchors. */
    ANCHORED
}
