package dev.sallyport.hal.demo;

import dev.sallyport.hal.environment.Environment;
import dev.sallyport.steps.policy.Application;
import tools.jackson.databind.node.ObjectNode;

/** What of an environment is no secret. */
final class EnvironmentFacts {

    private EnvironmentFacts() {}

    static void add(ObjectNode document, Environment environment) {
        var out = document.putObject("environment").put("id", environment.id()).put("name", environment.name());
        var origins = out.putArray("allowedOrigins");
        environment.allowedOrigins().forEach(origins::add);
        if (environment.rp() != null) {
            out.putObject("rp")
                    .put("id", environment.rp().id())
                    .put("name", environment.rp().name());
        }
        var issuers = out.putArray("issuers");
        environment.issuers().forEach(it -> issuers.add(it.issuer()));
        var applications = out.putArray("applications");
        environment.settings().all(Application.class).forEach(it -> applications.add(it.name()));
    }
}
