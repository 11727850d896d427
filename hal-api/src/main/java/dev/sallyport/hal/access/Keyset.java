package dev.sallyport.hal.access;

import javax.crypto.SecretKey;

/**
 * All keys of one reading of the key file. Immutable.
 *
 * @param sealing AES-256, for what the database keeps
 * @param peppers HMAC-SHA-256, for digests of codes
 * @param signing ES256, for our own tokens
 */
record Keyset(Shelf<SecretKey> sealing, Shelf<SecretKey> peppers, Shelf<SigningKey> signing) {}
