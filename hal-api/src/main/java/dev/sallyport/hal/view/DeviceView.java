package dev.sallyport.hal.view;

import dev.sallyport.steps.enroll.Device;
import dev.sallyport.steps.policy.Application;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a phone may see of the device that it became (wire.md 2.2). Neither keys nor tokens are among it. */
public final class DeviceView {

    private DeviceView() {}

    /**
     * The device's document.
     *
     * @param base the server's public address without a slash at its end
     * @param application the one that the device is of; empty: it was removed since
     * @param since when the device was paired
     */
    public static ObjectNode of(
            String base,
            String environment,
            String user,
            Device.PairedApp device,
            Optional<Application> application,
            Instant since) {
        var document = JsonNodeFactory.instance.objectNode();
        Hal.link(document.putObject("_links"), "environment", new Link(base + "/" + environment, null));
        document.put("id", device.id());
        document.putObject("environment").put("id", environment);
        document.putObject("user").put("id", user);
        document.put("type", device.type().name()).put("status", Device.ACTIVE);
        if (device.nickname() != null) {
            document.put("nickname", device.nickname());
        }
        document.put("createdAt", OpenMapper.text(since)).put("updatedAt", OpenMapper.text(since));
        document.putObject("os")
                .put("type", device.os().type())
                .put("version", device.os().version());
        document.putObject("model").put("name", device.model().name());
        var shown = document.putObject("application").put("id", device.application());
        application.ifPresent(it -> shown.put("name", it.name()));
        shown.put("version", device.version());
        return document.put("pushEnabled", device.push() != null).put("otpEnabled", false);
    }
}
