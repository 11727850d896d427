package dev.sallyport.engine.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Effect.Keep;
import dev.sallyport.engine.Kept;
import dev.sallyport.engine.Kind;
import dev.sallyport.engine.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is kept for one user, guarded by versions as a store guards it. */
public final class Resources {
    private final Map<String, Kind<?>> kinds = new LinkedHashMap<>();
    private final Map<String, Kept<?>> rows = new LinkedHashMap<>();

    public Resources(List<Kind<?>> kinds) {
        kinds.forEach(it -> this.kinds.put(it.name(), it));
    }

    public Subject of(String user) {
        return new Subject(user, new ArrayList<>(rows.values()));
    }

    /** Keeps a resource; the version must be the one that was read. */
    public void keep(Keep keep) {
        var kind = kinds.get(keep.kind());
        if (kind == null) {
            throw new AssertionError("the step type does not name the kind " + keep.kind());
        }
        var row = keep.kind() + "/" + keep.key();
        var before = rows.get(row);
        assertThat(keep.version())
                .as("the version of %s that was read", row)
                .isEqualTo(before == null ? 0 : before.version());
        rows.put(row, kept(kind, keep));
    }

    private static <B> Kept<B> kept(Kind<B> kind, Keep keep) {
        var body = kind.body().cast(keep.body());
        return new Kept<>(kind, keep.key(), keep.status(), body, keep.version() + 1, keep.expiresAt());
    }
}
