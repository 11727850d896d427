import org.jspecify.annotations.NullMarked;

/** HTTP, HAL, channels, and the one place where all is put together. */
@NullMarked
module sallyport.hal {
    requires com.google.crypto.tink; // not named in our code: nimbus needs it for EdDSA
    requires com.nimbusds.jose.jwt;
    requires com.samskivert.jmustache;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.vertx.core;
    requires io.vertx.mail.client;
    requires io.vertx.metrics.micrometer;
    requires io.vertx.sql.client;
    requires io.vertx.sql.client.pg;
    requires io.vertx.web;
    requires java.logging;
    requires java.management;
    requires jdk.unsupported; // sun.misc.Signal: SIGTERM drains, SIGHUP reads the keys again
    requires micrometer.core;
    requires micrometer.registry.prometheus;
    requires org.apache.commons.compress;
    requires org.jspecify; // when it runs too: what may be absent in an answer is read from the views
    requires org.tukaani.xz;
    requires sallyport.engine;
    requires sallyport.steps;
    requires tools.jackson.databind;

    // What is read from and written as JSON.
    opens dev.sallyport.hal.environment to
            tools.jackson.databind;
    opens dev.sallyport.hal.http to
            tools.jackson.databind;
}
