package dev.sallyport.steps.webauthn;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.statement.TPMSAttest;
import dev.sallyport.steps.webauthn.Reason.Unproven;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORMapper;

/** CBOR (RFC 8949) from strangers. */
final class Cbor {
    private static final int DEEPEST = 16;

    private static final CBORMapper STRICT = CBORMapper.builder(CBORFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Reads and writes webauthn4j's types. */
    static final CBORMapper TYPES = new ObjectConverter(new JsonMapper(), STRICT)
            .getCborMapper()
            .rebuild()
            .addModule(new SimpleModule().addDeserializer(TPMSAttest.class, new TpmAttest.Reader()))
            .build();

    private Cbor() {}

    /** A map and how many bytes it took. */
    record Item(ObjectNode map, int length) {}

    /** The map that begins at an offset; something may follow. */
    static Item first(byte[] bytes, int offset) {
        try (var parser = STRICT.createParser(Arrays.copyOfRange(bytes, offset, bytes.length))) {
            var tree = parser.<JsonNode>readValueAsTree();
            return new Item(map(tree), (int) parser.currentLocation().getByteOffset());
        } catch (JacksonException e) {
            throw new Unproven(Reason.ATTESTATION_OBJECT_UNREADABLE);
        }
    }

    /** The map that the bytes are; nothing may follow. */
    static ObjectNode whole(byte[] bytes) {
        var item = first(bytes, 0);
        Reason.ATTESTATION_OBJECT_UNREADABLE.unless(item.length() == bytes.length);
        return item.map();
    }

    private static ObjectNode map(JsonNode tree) {
        if (tree instanceof ObjectNode map) {
            return map;
        }
        throw new Unproven(Reason.ATTESTATION_OBJECT_UNREADABLE);
    }
}
