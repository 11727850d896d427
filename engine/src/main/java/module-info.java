import org.jspecify.annotations.NullMarked;

/** What a flow is, what a step may decide, and where both are kept. */
@NullMarked
@SuppressWarnings("module") // sallyport.hal is compiled later
module sallyport.engine {
    requires transitive tools.jackson.databind;
    requires com.ongres.scram.client; // not named in our code: the login to PostgreSQL needs it
    requires io.vertx.core; // not transitive: a step that so much as names a Future shall not compile
    requires io.vertx.sql.client;
    requires io.vertx.sql.client.pg;
    requires static org.jspecify;

    exports dev.sallyport.engine;
    exports dev.sallyport.engine.pg to
            sallyport.hal;
    exports dev.sallyport.engine.run to
            sallyport.hal;

    // What is read from and stored as JSON.
    opens dev.sallyport.engine.run to
            tools.jackson.databind;
}
