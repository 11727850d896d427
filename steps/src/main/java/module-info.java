import org.jspecify.annotations.NullMarked;

/** Sealed states, actions and tables of moves. */
@NullMarked
module sallyport.steps {
    requires sallyport.engine;
    requires static org.jspecify;
}
