package dev.sallyport.steps.enroll;

import dev.sallyport.engine.Kept;
import dev.sallyport.engine.Kind;
import dev.sallyport.engine.Subject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The user's own record; its key is the user's id. Every move that binds a device writes it, so that of two at once one
 * is decided again: its version guards the limits per user.
 *
 * @param skips how often enrollment was skipped, by definition
 * @param userHandle the user's id for authenticators, base64url of 32 bytes; null: no credential was bound yet
 */
public record User(
        boolean mfaEnabled,
        Map<String, Integer> skips,
        @Nullable String userHandle) {
    /** The name {@code user} stands in the store's statements as well. */
    public static final Kind<User> KIND = new Kind<>("user", User.class);

    public User {
        skips = new TreeMap<>(skips);
    }

    static Optional<Kept<User>> of(Subject subject) {
        return subject.find(KIND, subject.id());
    }

    static User orNew(Optional<Kept<User>> kept) {
        return kept.map(Kept::body).orElseGet(() -> new User(false, Map.of(), null));
    }

    int skips(String definition) {
        return skips.getOrDefault(definition, 0);
    }

    User skipped(String definition) {
        var more = new TreeMap<>(skips);
        more.merge(definition, 1, Integer::sum);
        return new User(mfaEnabled, more, userHandle);
    }

    User enrolled(boolean enable, Device device) {
        // the first stays, though a key may have changed between two that were pending side by side
        var handle = userHandle == null && device instanceof Device.Passkey passkey ? passkey.userHandle() : userHandle;
        return new User(mfaEnabled || enable, skips, handle);
    }
}
