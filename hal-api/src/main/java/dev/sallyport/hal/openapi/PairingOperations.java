package dev.sallyport.hal.openapi;

import dev.sallyport.hal.view.MediaTypes;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The phone's request (decisions.md section 9). */
final class PairingOperations {

    private PairingOperations() {}

    static List<Operation> of(Components components) {
        var request = new Members()
                .has(
                        "pairingKey",
                        Schemas.text("What the page shows, without spaces and dashes, in upper case.")
                                .put("pattern", "^[A-Z0-9]+$"))
                .has("mobilePayload", Schemas.text("A compact JWS; docs/pairing-protocol.md says what stands in it."))
                .open();
        var device = components.named("PairedDevice", () -> device(components));
        return List.of(new Operation("claimPairing", Tag.PHONES, "Claim a pairing key")
                .explained(
                        "The key and the phone's signature are the proof; no token is needed. A payload that does not"
                                + " verify and an unknown key are answered alike (404).")
                .takes(MediaTypes.JSON, request)
                .bodyRequired()
                .answers(
                        201,
                        Answered.with("The phone is the user's device, and the page sees it.")
                                .as(MediaTypes.HAL, device)
                                .as(MediaTypes.JSON, device.deepCopy()))
                .refuses(400, 404, 406, 408, 409, 413, 415, 429, 503));
    }

    private static ObjectNode device(Components components) {
        var application = new Members()
                .has("id", Schemas.uuid())
                .may("name", Schemas.text())
                .has("version", Schemas.text());
        return new Members()
                .has(
                        "_links",
                        new Members()
                                .has("environment", LinkSchemas.link(components))
                                .only())
                .has("id", Schemas.uuid())
                .has("environment", new Members().has("id", Schemas.uuid()).only())
                .has("user", new Members().has("id", Schemas.text()).only())
                .has("type", Schemas.constant("MOBILE"))
                .has("status", Schemas.constant("ACTIVE"))
                .may("nickname", Schemas.text())
                .has("createdAt", Schemas.instant())
                .has("updatedAt", Schemas.instant())
                .has(
                        "os",
                        new Members()
                                .has("type", Schemas.text())
                                .has("version", Schemas.text())
                                .only())
                .has("model", new Members().has("name", Schemas.text()).only())
                .has("application", application.only())
                .has("pushEnabled", Schemas.flag())
                .has("otpEnabled", Schemas.flag())
                .only();
    }
}
