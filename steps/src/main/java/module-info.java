import org.jspecify.annotations.NullMarked;

/** Sealed states, actions and tables of moves. */
@NullMarked
module sallyport.steps {
    requires transitive sallyport.engine;
    requires com.eatthepath.otp;
    requires com.nimbusds.jose.jwt;
    requires com.google.common;
    requires com.webauthn4j.core; // only dev.sallyport.steps.webauthn touches it
    requires com.google.i18n.phonenumbers.libphonenumber;
    requires org.apache.commons.codec;
    requires static org.jspecify;

    exports dev.sallyport.steps.complete;
    exports dev.sallyport.steps.enroll;
    exports dev.sallyport.steps.otp;
    exports dev.sallyport.steps.pairing;
    exports dev.sallyport.steps.policy;
    exports dev.sallyport.steps.webauthn;
}
