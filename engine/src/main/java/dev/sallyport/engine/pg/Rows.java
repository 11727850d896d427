package dev.sallyport.engine.pg;

import dev.sallyport.engine.Kept;
import dev.sallyport.engine.Kind;
import dev.sallyport.engine.State;
import dev.sallyport.engine.StepType;
import dev.sallyport.engine.Subject;
import dev.sallyport.engine.run.Codec;
import dev.sallyport.engine.run.FlowDefinition;
import dev.sallyport.engine.run.FlowExecution;
import dev.sallyport.engine.run.Found;
import dev.sallyport.engine.run.Places;
import dev.sallyport.engine.run.Stage;
import dev.sallyport.engine.run.StepCatalog;
import dev.sallyport.engine.run.StepResult;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From rows to what the engine knows. */
final class Rows {
    private final StepCatalog steps;
    private final Codec codec;

    Rows(StepCatalog steps, Codec codec) {
        this.steps = steps;
        this.codec = codec;
    }

    Found found(Row row) {
        var execution = execution(row);
        var receipt = Optional.ofNullable(row.getString("answer"))
                .map(it -> new Found.StoredReceipt(row.getString("body_digest"), it));
        return new Found(execution, new Subject(execution.user(), kept(execution.environment(), row)), receipt);
    }

    private FlowExecution execution(Row row) {
        var environment = row.getUUID("environment").toString();
        var id = row.getUUID("id").toString();
        return new FlowExecution(
                environment,
                id,
                new FlowDefinition.Reference(
                        row.getUUID("definition_id").toString(),
                        row.getString("definition_name"),
                        row.getInteger("definition_version")),
                row.getString("user_id"),
                codec.tree(row.getString("inputs_text")),
                stage(row, Places.execution(environment, id)),
                List.of(codec.read(row.getString("ended_text"), StepResult[].class, "")),
                row.getString("token_digest"),
                row.getString("resume_url"),
                row.getLong("version"),
                at(row, "created_at"),
                at(row, "updated_at"),
                at(row, "expires_at"));
    }

    private Stage stage(Row row, String place) {
        var state = row.getString("state_text");
        var step = row.getString("step");
        if (step != null) {
            return inStep(steps.type(row.getString("step_type")), step, row, state, place);
        }
        return row.getString("status").equals("COMPLETED")
                ? codec.read(state, Stage.Completed.class, place)
                : codec.read(state, Stage.Failed.class, place);
    }

    private <S extends State, T> Stage inStep(
            StepType<?, S, T> type, String step, Row row, String state, String place) {
        var status = row.getString("status");
        var stored = type.step()
                .place(status)
                .orElseThrow(() -> new IllegalStateException(type.step().type() + " has no state " + status));
        return new Stage.InStep(
                step,
                type.step().type(),
                codec.read(row.getString("terms_text"), type.terms(), place),
                codec.read(state, stored.state(), place));
    }

    private List<Kept<?>> kept(String environment, Row row) {
        var json = row.getString("kept");
        var kept = new ArrayList<Kept<?>>();
        if (json != null) {
            for (var it : codec.tree(json)) {
                if (codec.keeps(it.path("kind").asString())) {
                    kept.add(kept(
                            codec.kind(it.path("kind").asString()),
                            environment,
                            it.path("key").asString(),
                            it.path("status").asString(),
                            it.path("body").toString(),
                            it.path("version").asLong(),
                            it.path("expires").isString()
                                    ? instant(it.path("expires").asString())
                                    : null));
                }
            }
        }
        return kept;
    }

    <B> Kept<B> kept(
            Kind<B> kind,
            String environment,
            String key,
            String status,
            String body,
            long version,
            @Nullable Instant expires) {
        var place = Places.resource(environment, kind.name(), key);
        return new Kept<>(kind, key, status, codec.read(body, kind.body(), place), version, expires);
    }

    /** PostgreSQL writes offsets within JSON as {@code +00:00}. */
    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    static Instant at(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
