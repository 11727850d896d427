package dev.sallyport.hal.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.EnumSet;
import java.util.UUID;

/** What Vert.x measures of itself: the pool of database connections, and HTTP by route and status. */
final class Pools {

    private Pools() {}

    /** Of the routes that a request passed, the one that answered it. */
    private static String last(String routes) {
        return routes.substring(routes.lastIndexOf('>') + 1);
    }

    /** A registry that knows what to leave out; it must know before anything is registered. */
    static PrometheusMeterRegistry registry() {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.config()
                .meterFilter(MeterFilter.deny(it -> "worker".equals(it.getTag("pool_type"))))
                .meterFilter(MeterFilter.deny(
                        it -> it.getName().contains("bytes") && it.getName().startsWith("vertx")))
                .meterFilter(MeterFilter.deny(it -> it.getName().startsWith("vertx")
                        && it.getName().contains("active"))) // some do not come down again, some are there twice
                .meterFilter(MeterFilter.replaceTagValues("route", Pools::last));
        return registry;
    }

    static Vertx measured(MeterRegistry registry) {
        var measured = EnumSet.of(MetricsDomain.NAMED_POOLS, MetricsDomain.HTTP_SERVER);
        var metrics = new MicrometerMetricsOptions()
                .setLabels(EnumSet.of(Label.POOL_TYPE, Label.POOL_NAME, Label.HTTP_ROUTE, Label.HTTP_CODE));
        EnumSet.complementOf(measured).forEach(metrics::addDisabledMetricsCategory);
        metrics.addDisabledMetricsCategory("sql"); // the engine times what it asks of the database
        metrics.setEnabled(true);
        metrics.setRegistryName(
                UUID.randomUUID().toString()); // of the same name there is one for all servers of a process
        return Vertx.builder()
                .with(new VertxOptions().setPreferNativeTransport(false).setMetricsOptions(metrics))
                .withMetrics(new MicrometerMetricsFactory(registry))
                .build();
    }
}
