package dev.sallyport.hal.access;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Fetches a JWK Set once: by https, or http on loopback; 1 MiB and 2 seconds at most; no redirects. */
final class KeyFetch {
    static final int MOST_BYTES = 1 << 20;
    static final Duration MOST_TIME = Duration.ofSeconds(2);

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    private KeyFetch() {}

    static HttpClient client(Vertx vertx) {
        return vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) MOST_TIME.toMillis())
                .setName("issuers"));
    }

    /**
     * Checks an address that a configuration gives.
     *
     * @throws IllegalArgumentException where it is none that keys may be fetched from
     */
    static URI checked(String jwksUri) {
        try {
            var uri = new URI(jwksUri);
            boolean https = "https".equalsIgnoreCase(uri.getScheme());
            boolean http = "http".equalsIgnoreCase(uri.getScheme());
            if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                throw new IllegalArgumentException("must be an absolute URL without user and fragment");
            }
            if (!https && !(http && LOOPBACK.matcher(uri.getHost()).matches())) {
                throw new IllegalArgumentException("must be https, or http on loopback");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("must be a URL", e);
        }
    }

    /** Fails where the keys cannot be had, for whatever reason. */
    static Future<List<PublishedKey>> from(HttpClient client, String jwksUri) {
        var asking = client.request(new RequestOptions()
                .setAbsoluteURI(checked(jwksUri).toString())
                .setMethod(HttpMethod.GET)
                .setFollowRedirects(false)
                .putHeader("Accept", "application/jwk-set+json, application/json"));
        return asking.compose(request -> request.send().compose(KeyFetch::body))
                .timeout(MOST_TIME.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(late -> asking.onSuccess(request -> request.reset().otherwiseEmpty()))
                .compose(KeyFetch::read);
    }

    private static Future<Buffer> body(HttpClientResponse response) {
        if (response.statusCode() != 200) {
            return Future.failedFuture("status " + response.statusCode());
        }
        Promise<Buffer> whole = Promise.promise();
        var body = Buffer.buffer();
        response.exceptionHandler(whole::tryFail);
        response.endHandler(end -> whole.tryComplete(body));
        response.handler(chunk -> {
            if (body.length() + chunk.length() > MOST_BYTES) {
                whole.tryFail("more than " + MOST_BYTES + " bytes");
            } else {
                body.appendBuffer(chunk);
            }
        });
        return whole.future();
    }

    private static Future<List<PublishedKey>> read(Buffer body) {
        try {
            return Future.succeededFuture(PublishedKey.readAll(body.toString()));
        } catch (ParseException e) {
            return Future.failedFuture("no JWK Set");
        }
    }
}
