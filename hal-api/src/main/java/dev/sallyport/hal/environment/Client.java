package dev.sallyport.hal.environment;

/**
 * A worker application that may ask for tokens.
 *
 * @param id 1-100 visible characters
 * @param secretDigest {@code pbkdf2-sha256$<iterations>$<salt>$<hash>}, salt and hash in unpadded base64url
 */
public record Client(String id, String secretDigest) {}
