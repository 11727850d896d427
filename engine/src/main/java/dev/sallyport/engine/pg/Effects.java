package dev.sallyport.engine.pg;

import dev.sallyport.engine.Effect;
import dev.sallyport.engine.run.BoundWake;
import dev.sallyport.engine.run.Codec;
import dev.sallyport.engine.run.FlowExecution;
import dev.sallyport.engine.run.FlowStore.Written;
import dev.sallyport.engine.run.Places;
import dev.sallyport.engine.run.StoredWake;
import java.time.Instant;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** All that a move writes beside its execution, as the one JSON parameter of {@code effects.sql}. */
final class Effects {
    private final Codec codec;
    private final FlowExecution after;
    private final ObjectNode out = JsonNodeFactory.instance.objectNode();

    private Effects(Codec codec, FlowExecution after) {
        this.codec = codec;
        this.after = after;
    }

    static String of(Codec codec, FlowExecution after, Written written) {
        return new Effects(codec, after).write(written).toString();
    }

    private ObjectNode write(Written written) {
        out.put("action", written.entry().action());
        out.put("step", written.entry().step());
        out.put("problem", written.entry().problem());
        var trace = written.entry().trace();
        if (trace != null) {
            out.put("trace", trace.id()).put("traceparent", trace.parent()).put("tracestate", trace.state());
        }
        for (var effect : written.effects()) {
            switch (effect) {
                case Effect.Keep keep -> keep(keep);
                case Effect.Spend it -> spend(it, true);
                case Effect.Send it -> send(it);
                case Effect.Wake wake -> wake(wake);
            }
        }
        if (written.settled() != null) {
            out.put("settled", written.settled().message());
            out.put("delivered", written.settled().delivered());
        }
        if (written.remembered() != null) {
            var remembered = written.remembered();
            rows("remember")
                    .addObject()
                    .put("key", remembered.key())
                    .put("body_digest", remembered.bodyDigest())
                    .put(
                            "answer",
                            codec.vault()
                                    .seal(remembered.answer(), Places.receipt(after.environment(), remembered.key())));
        }
        return out;
    }

    private void keep(Effect.Keep keep) {
        var place = Places.resource(after.environment(), keep.kind(), keep.key());
        var row = rows("keep")
                .addObject()
                .put("kind", keep.kind())
                .put("key", keep.key())
                .put("status", keep.status())
                .put("lookup", keep.lookup() == null ? null : keep.lookup().value())
                .put("version", keep.version());
        row.set("body", codec.tree(codec.write(keep.body(), place)));
        if (keep.expiresAt() != null) {
            row.put("expires", keep.expiresAt().toString());
        }
    }

    /** @param must whether the move fails where the budget is used up */
    private void spend(Effect.Spend spend, boolean must) {
        rows("spend")
                .addObject()
                .put("key", spend.budget())
                .put("capacity", spend.capacity())
                .put("period", spend.period().toString())
                .put("must", must);
    }

    private void send(Effect.Send send) {
        var within = send.within();
        if (within != null) {
            spend(within, false);
        }
        post(send.id(), send.channel(), codec.write(send.body(), ""), after.updatedAt())
                .put("budget", within == null ? null : within.budget());
    }

    private void wake(Effect.Wake wake) {
        if (!(wake.action() instanceof BoundWake bound)) {
            throw new IllegalStateException("a wake reached the store that is bound to no step");
        }
        post(bound.id(), StoredWake.CHANNEL, codec.write(bound.wake(), ""), wake.at());
    }

    private ObjectNode post(String id, String channel, String body, Instant due) {
        return rows("post")
                .addObject()
                .put("id", id)
                .put("channel", channel)
                .put("body", codec.vault().seal(body, Places.message(after.environment(), id)))
                .put("due", due.toString());
    }

    private ArrayNode rows(String name) {
        return out.path(name).isArray() ? (ArrayNode) out.get(name) : out.putArray(name);
    }
}
