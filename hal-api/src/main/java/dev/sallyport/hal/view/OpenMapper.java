package dev.sallyport.hal.view;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** The mapper for what goes out: it sees nothing but what a view names. */
public final class OpenMapper {
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private OpenMapper() {}

    public static JsonMapper of(List<StepViews> views) {
        var builder = JsonMapper.builder()
                .changeDefaultVisibility(it -> it.withVisibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE))
                .changeDefaultPropertyInclusion(it -> it.withValueInclusion(JsonInclude.Include.NON_NULL))
                .addModule(new SimpleModule().addSerializer(Instant.class, new Milliseconds()));
        for (var view : views) {
            view.addTo(builder);
        }
        return builder.build();
    }

    /** ISO 8601 in UTC, always with milliseconds. */
    public static String text(Instant instant) {
        return INSTANT.format(instant);
    }

    private static final class Milliseconds extends ValueSerializer<Instant> {
        @Override
        public void serialize(Instant instant, JsonGenerator out, SerializationContext context) {
            out.writeString(text(instant));
        }
    }
}
