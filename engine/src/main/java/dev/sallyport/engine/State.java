package dev.sallyport.engine;

/** Where a step stands; each step seals its own family of records. */
public interface State {}
