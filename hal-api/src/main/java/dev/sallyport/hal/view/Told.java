package dev.sallyport.hal.view;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What is told of a member to those who write clients, beside its name and type; stands in views alone. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Told {

    /** A sentence or two; empty: the name says it all. */
    String value() default "";

    /** The values that it can have, where the type allows more; empty: all. */
    String[] only() default {};

    /** A format of JSON Schema, such as {@code uuid}; empty: none. */
    String format() default "";

    /** A regular expression that every value matches; empty: none. */
    String pattern() default "";

    /** The longest text, in characters; 0: it is not limited here. */
    int longest() default 0;

    /** The name of a schema that is written by hand, for what has no type of its own; empty: none. */
    String schema() default "";
}
