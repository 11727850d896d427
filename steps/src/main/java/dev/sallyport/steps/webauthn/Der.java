package dev.sallyport.steps.webauthn;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * ASN.1 in its distinguished encoding (ITU-T X.690), as far as lengths and nesting go. webauthn4j's reader of certificate
 * extensions believes every length and nests without end, so what it reads is walked through first.
 */
final class Der {
    private static final int DEEPEST = 16;
    private static final int CONSTRUCTED = 0x20;
    private static final int LONG_TAG = 0x1f;
    private static final int MORE = 0x80;

    private Der() {}

    /** Whether the values of all extensions can be read. */
    static boolean hasReadableExtensions(X509Certificate certificate) {
        return Stream.of(certificate.getCriticalExtensionOIDs(), certificate.getNonCriticalExtensionOIDs())
                .filter(Objects::nonNull)
                .flatMap(Set::stream)
                .map(certificate::getExtensionValue)
                .allMatch(it -> isReadable(it, true));
    }

    /** @param wrapped whether the bytes stand in an OCTET STRING, as extension values do */
    static boolean isReadable(byte[] bytes, boolean wrapped) {
        try {
            var all = ByteBuffer.wrap(bytes);
            var content = wrapped ? next(all).content() : all;
            return !(wrapped && all.hasRemaining()) && isReadable(content, 0);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isReadable(ByteBuffer values, int depth) {
        while (values.hasRemaining()) {
            var value = next(values);
            if (value.isConstructed() && (depth == DEEPEST || !isReadable(value.content(), depth + 1))) {
                return false;
            }
        }
        return true;
    }

    private record Value(boolean isConstructed, ByteBuffer content) {}

    private static Value next(ByteBuffer in) {
        var tag = in.get();
        if ((tag & LONG_TAG) == LONG_TAG) {
            while ((in.get() & MORE) != 0) {
                // the tag's number is of no interest
            }
        }
        var length = length(in);
        var content = in.slice(in.position(), Math.min(length, in.remaining()));
        if (content.remaining() < length) {
            throw new BufferUnderflowException();
        }
        in.position(in.position() + length);
        return new Value((tag & CONSTRUCTED) != 0, content);
    }

    private static int length(ByteBuffer in) {
        var first = in.get() & 0xff;
        if (first < MORE) {
            return first;
        }
        var bytes = first - MORE;
        if (bytes == 0 || bytes > 3) { // indefinite, or longer than any request
            throw new IllegalArgumentException("no length that is read here");
        }
        var length = 0;
        for (int i = 0; i < bytes; i++) {
            length = (length << Byte.SIZE) | (in.get() & 0xff);
        }
        return length;
    }
}
