package dev.sallyport.engine.run;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.sallyport.engine.Family;
import dev.sallyport.engine.Kind;
import dev.sallyport.engine.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/** The stored form of states, terms and resources. It sees everything, and seals each {@link Secret}. */
public final class Codec {
    private static final String PLACE = "place";

    private final JsonMapper mapper;
    private final Map<String, Kind<?>> kinds;
    private final Vault vault;

    public Codec(StepCatalog catalog, Vault vault) {
        this.vault = vault;
        this.kinds = catalog.kinds();
        var secrets = new SimpleModule()
                .addSerializer(Secret.class, new Sealing(vault))
                .addDeserializer(Secret.class, new Opening(vault));
        var builder = JsonMapper.builder()
                .addModule(secrets)
                .changeDefaultPropertyInclusion(it -> it.withValueInclusion(JsonInclude.Include.NON_NULL))
                // a question such as isNative() follows from the record, and is no part of it
                .changeDefaultVisibility(it -> it.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        catalog.all().stream().flatMap(it -> it.families().stream()).distinct().forEach(it -> add(builder, it));
        this.mapper = builder.build();
    }

    private static void add(JsonMapper.Builder builder, Family family) {
        builder.addMixIn(family.sealed(), Tagged.class);
        family.names().forEach((name, record) -> builder.registerSubtypes(new NamedType(record, name)));
    }

    /** Tags the records of a sealed type with their stored name. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface Tagged {}

    /**
     * The stored form.
     *
     * @param place what secrets within it are bound to, see {@link Vault#seal}
     */
    public String write(Object value, String place) {
        return mapper.writer().withAttribute(PLACE, place).writeValueAsString(value);
    }

    public <X> X read(String json, Class<X> type, String place) {
        return mapper.readerFor(type).withAttribute(PLACE, place).readValue(json);
    }

    /**
     * The stored form with every secret sealed by the newest key; empty: it is so already.
     *
     * @param place see {@link #write}
     */
    public <X> Optional<String> sealedAnew(String json, Class<X> type, String place) {
        var old = new AtomicBoolean();
        var value = mapper.readerFor(type)
                .withAttribute(PLACE, place)
                .withAttribute(Opening.OLD, old)
                .<X>readValue(json);
        return old.get() ? Optional.of(write(value, place)) : Optional.empty();
    }

    public JsonNode tree(String json) {
        return mapper.readTree(json);
    }

    /** A value as a tree; it must hold no secret. */
    public JsonNode treeOf(Object value) {
        return mapper.valueToTree(value);
    }

    <X> X convert(JsonNode tree, Class<X> type) {
        return mapper.treeToValue(tree, type);
    }

    /** The kind of a stored resource; it must be one that a step type keeps. */
    public Kind<?> kind(String name) {
        var kind = kinds.get(name);
        if (kind == null) {
            throw new IllegalStateException("no step type keeps resources of kind " + name);
        }
        return kind;
    }

    /** Whether some step type keeps resources of this kind. */
    public boolean keeps(String name) {
        return kinds.containsKey(name);
    }

    public Vault vault() {
        return vault;
    }

    private static final class Sealing extends ValueSerializer<Secret> {
        private final Vault vault;

        Sealing(Vault vault) {
            this.vault = vault;
        }

        @Override
        public void serialize(Secret secret, JsonGenerator out, SerializationContext context) {
            out.writeString(vault.seal(secret.value(), String.valueOf(context.getAttribute(PLACE))));
        }
    }

    private static final class Opening extends ValueDeserializer<Secret> {
        /** Set where a secret was found that an old key sealed. */
        static final String OLD = "old";

        private final Vault vault;

        Opening(Vault vault) {
            this.vault = vault;
        }

        @Override
        public Secret deserialize(JsonParser in, DeserializationContext context) {
            var sealed = in.getString();
            if (context.getAttribute(OLD) instanceof AtomicBoolean old && !vault.isSealedWithNewest(sealed)) {
                old.set(true);
            }
            return new Secret(vault.open(sealed, String.valueOf(context.getAttribute(PLACE))));
        }
    }
}
