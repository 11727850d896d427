package dev.sallyport.hal.openapi;

import dev.sallyport.hal.view.MediaTypes;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** For those who run the server. */
final class ServerOperations {

    private ServerOperations() {}

    static List<Operation> of() {
        return List.of(
                new Operation("isLive", Tag.OPERATION, "Whether the process lives")
                        .answers(200, Answered.with("It does.").as(MediaTypes.JSON, says("UP"))),
                new Operation("isReady", Tag.OPERATION, "Whether it can serve")
                        .answers(200, Answered.with("It can.").as(MediaTypes.JSON, says("UP")))
                        .answers(
                                503,
                                Answered.with("Its database does not answer.").as(MediaTypes.JSON, says("DOWN"))));
    }

    private static ObjectNode says(String word) {
        return new Members().has("status", Schemas.constant(word)).only();
    }
}
