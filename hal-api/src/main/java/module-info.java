import org.jspecify.annotations.NullMarked;

/** HTTP, HAL, channels, and the one place where all is put together. */
@NullMarked
module sallyport.hal {
    requires com.google.crypto.tink; // not named in our code: nimbus needs it for EdDSA
    requires com.nimbusds.jose.jwt;
    requires sallyport.engine;
    requires com.samskivert.jmustache;
    requires io.vertx.core;
    requires io.vertx.mail.client;
    requires io.vertx.sql.client;
    requires tools.jackson.databind;
    requires static org.jspecify;
}
