package dev.sallyport.hal.environment;

/**
 * An outside OpenID provider whose tokens speak for users.
 *
 * @param issuer the tokens' {@code iss}, compared as it stands
 * @param audience what their {@code aud} must hold
 * @param jwksUri where the keys are; https, or http on loopback
 */
public record Issuer(String issuer, String audience, String jwksUri) {}
