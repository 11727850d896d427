package dev.sallyport.engine.kit;

import dev.sallyport.engine.StepType;
import dev.sallyport.engine.run.Codec;
import dev.sallyport.engine.run.StepCatalog;
import java.util.List;

/** The stored form of a step type's values, for modules that do not see the codec. */
public final class StoredForm {
    private final Codec codec;

    public StoredForm(StepType<?, ?, ?> type) {
        this.codec = new Codec(new StepCatalog(List.of(type)), new FakeVault());
    }

    public String write(Object value, String place) {
        return codec.write(value, place);
    }

    public <X> X read(String json, Class<X> type, String place) {
        return codec.read(json, type, place);
    }
}
