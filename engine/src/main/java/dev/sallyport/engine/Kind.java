package dev.sallyport.engine;

/** A kind of kept resource, such as {@code device}, and the type of its body. The name is stored: never rename it. */
public record Kind<B>(String name, Class<B> body) {}
