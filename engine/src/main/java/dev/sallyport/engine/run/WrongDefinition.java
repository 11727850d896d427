package dev.sallyport.engine.run;

import java.util.List;
import java.util.stream.Collectors;

/** A file of an author or operator that cannot be used, with all that is wrong with it. */
public final class WrongDefinition extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    /**
     * One fault.
     *
     * @param pointer JSON Pointer (RFC 6901) to what is wrong
     * @param line 1 is the first
     * @param column 1 is the first
     */
    public record Finding(String pointer, int line, int column, String message) {}

    public WrongDefinition(String file, List<Finding> findings) {
        super(findings.stream()
                .map(it -> "%s:%d:%d: %s (at %s)"
                        .formatted(
                                file,
                                it.line(),
                                it.column(),
                                it.message(),
                                it.pointer().isEmpty() ? "the whole document" : it.pointer()))
                .collect(Collectors.joining(System.lineSeparator())));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
