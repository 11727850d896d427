package dev.sallyport.hal.http;

import dev.sallyport.engine.Refusal;
import dev.sallyport.engine.run.StepCatalog;
import dev.sallyport.hal.access.TokenRefusal;
import dev.sallyport.hal.openapi.OpenApi;
import dev.sallyport.hal.openapi.OpenApiPage;
import dev.sallyport.hal.openapi.Refusals;
import dev.sallyport.hal.page.Pages;
import dev.sallyport.hal.view.MediaTypes;
import dev.sallyport.hal.view.StepViews;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The API's description, for programs and for people. It is made when it is first asked for, once for all event loops. */
final class OpenApiRoutes {
    private final String base;
    private final StepCatalog steps;
    private final List<StepViews> views;
    private final Catalogue catalogue;
    private final Pages pages;
    private volatile List<Endpoint> endpoints = List.of();
    private @Nullable Description description;

    private record Description(String json, String etag, String page) {}

    OpenApiRoutes(String base, StepCatalog steps, List<StepViews> views, Catalogue catalogue, Pages pages) {
        this.base = base;
        this.steps = steps;
        this.views = views;
        this.catalogue = catalogue;
        this.pages = pages;
    }

    /** What there is to be described: all that is mounted. */
    void describe(List<Endpoint> mounted) {
        endpoints = List.copyOf(mounted);
    }

    /** {@code GET /openapi.json}. */
    void document(RoutingContext context) {
        made(context)
                .onSuccess(it -> Answers.send(
                        context,
                        Preconditions.isKnown(Answers.header(context, "If-None-Match"), it.etag())
                                ? new Answer(304, kept(it), "")
                                : new Answer(200, kept(it), it.json()).with("Content-Type", MediaTypes.JSON)))
                .onFailure(context::fail);
    }

    /** It may be stored, and asked for again by its ETag. */
    private static Map<String, String> kept(Description description) {
        return Map.of("ETag", description.etag(), "Cache-Control", "no-cache");
    }

    /** {@code GET /openapi}. */
    void page(RoutingContext context) {
        made(context)
                .onSuccess(it -> Answers.send(context, PageRoutes.page(200, it.page())))
                .onFailure(context::fail);
    }

    /** Making it takes a moment that no event loop should stand still for. */
    private Future<Description> made(RoutingContext context) {
        return context.vertx().executeBlocking(this::once, false).map(Objects::requireNonNull);
    }

    private synchronized Description once() {
        if (description == null) {
            var routes = endpoints.stream()
                    .map(it -> new OpenApi.Route(it.method().name(), it.path(), it.name()))
                    .toList();
            var document = new OpenApi(base, steps, views, refusals()).document(routes);
            var json = document.toString();
            description = new Description(json, etag(json), new OpenApiPage(pages).of(document));
        }
        return description;
    }

    private Refusals refusals() {
        var ofRequests = catalogue.all().stream()
                .filter(it -> !(it instanceof TokenRefusal))
                .toList();
        var codes = ofRequests.stream()
                .collect(Collectors.groupingBy(
                        it -> Statuses.of(it.under()),
                        Collectors.mapping(
                                it -> Statuses.wireCode(it.under()),
                                Collectors.collectingAndThen(Collectors.toCollection(TreeSet::new), List::copyOf))));
        return new Refusals(
                codes,
                ofRequests.stream()
                        .filter(it -> !it.isPlain())
                        .map(Refusal::code)
                        .distinct()
                        .toList(),
                catalogue.all().stream()
                        .filter(TokenRefusal.class::isInstance)
                        .map(Refusal::code)
                        .toList());
    }

    private static String etag(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 12)) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
