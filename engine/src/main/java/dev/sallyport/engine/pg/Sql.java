package dev.sallyport.engine.pg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Statements in files beside this class, one each. A line {@code -- include x.sql} stands for that file. */
final class Sql {
    private static final String INCLUDE = "-- include ";

    private Sql() {}

    static String of(String file) {
        return text(file)
                .lines()
                .map(line -> line.startsWith(INCLUDE) ? of(line.substring(INCLUDE.length())) : line)
                .collect(Collectors.joining("\n"));
    }

    private static String text(String file) {
        try (var in = Sql.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no statement " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
