package dev.sallyport.steps.enroll;

import dev.sallyport.engine.Action;
import dev.sallyport.engine.Problem;
import dev.sallyport.engine.kit.Story;
import dev.sallyport.steps.enroll.EnrollAction.ActivateDevice;
import dev.sallyport.steps.enroll.EnrollAction.CreateDevice;
import dev.sallyport.steps.enroll.EnrollAction.DeleteDevice;
import dev.sallyport.steps.enroll.EnrollAction.ResendOtp;
import dev.sallyport.steps.enroll.EnrollAction.SkipEnrollment;
import dev.sallyport.steps.enroll.Enrollment.ActivationRequired;
import dev.sallyport.steps.enroll.Enrollment.PairingRequired;
import dev.sallyport.steps.policy.Reference;
import dev.sallyport.steps.webauthn.SoftAuthenticator;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An enrollment under way, told in the words of a person. */
final class Enrolling {
    final Story<Enrollment, EnrollTerms> story;
    private String otp = "";

    Enrolling(Story<Enrollment, EnrollTerms> story) {
        this.story = story;
    }

    Enrolling ask(String action, Action asked) {
        story.ask(action, asked);
        story.sent().stream()
                .filter(it -> it.body().template().equals("device_pairing"))
                .forEach(it -> otp = it.body().variables().getOrDefault("otp", ""));
        return this;
    }

    static CreateDevice device(String type) {
        return new CreateDevice(type, null, null, null, new Reference(Samples.PHONE_APP), null);
    }

    Enrolling create(String type) {
        return ask("device.create", device(type));
    }

    Enrolling createEmail(@Nullable String email, @Nullable String nickname) {
        return ask("device.create", new CreateDevice("EMAIL", nickname, email, null, null, null));
    }

    Enrolling createPhone(String type, @Nullable String phone) {
        return ask("device.create", new CreateDevice(type, null, null, phone, null, null));
    }

    Enrolling createPasskey(String type, @Nullable String rpId, @Nullable String rpName) {
        return ask(
                "device.create",
                new CreateDevice(type, null, null, null, null, new EnrollAction.RelyingParty(rpId, rpName)));
    }

    /** Answers the browser's question with a new credential. */
    Enrolling attest(int credential) {
        return attest(attestation(credential), Samples.ORIGIN);
    }

    /** A browser's answer to this enrollment's question. */
    JsonNode attestation(int credential) {
        return SoftAuthenticator.register(passkey().options(), Samples.ORIGIN, credential);
    }

    Enrolling attest(@Nullable JsonNode attestation, @Nullable String origin) {
        return ask("device.activate", new ActivateDevice(null, attestation, origin));
    }

    Enrolling activate(@Nullable String code) {
        return ask("device.activate", new ActivateDevice(code, null, null));
    }

    Enrolling right() {
        return activate(otp);
    }

    Enrolling wrong() {
        return activate(otp.startsWith("0") ? "1" + otp.substring(1) : "0" + otp.substring(1));
    }

    Enrolling wrong(int times) {
        for (var i = 0; i < times; i++) {
            wrong();
        }
        return this;
    }

    Enrolling resend() {
        return ask("otp.resend", new ResendOtp());
    }

    Enrolling delete() {
        return ask("device.delete", new DeleteDevice());
    }

    Enrolling skip() {
        return ask("device.skipEnrollment", new SkipEnrollment());
    }

    Enrolling delivered() {
        return ask("delivery.sent", new Action.DeliverySent(code().message()));
    }

    Enrolling notDelivered() {
        return ask("delivery.failed", new Action.DeliveryFailed(code().message()));
    }

    Enrolling after(Duration pause) {
        story.after(pause);
        return this;
    }

    String otp() {
        return otp;
    }

    Device pending() {
        return story.state(ActivationRequired.class).device();
    }

    Device.NewPasskey passkey() {
        return (Device.NewPasskey) pending();
    }

    Attempts attempts() {
        return ((Proof.FidoProof) story.state(ActivationRequired.class).proof()).attempts();
    }

    Proof.Code code() {
        return (Proof.Code) story.state(ActivationRequired.class).proof();
    }

    Proof.TotpProof totp() {
        return (Proof.TotpProof) story.state(ActivationRequired.class).proof();
    }

    Device.Authenticator authenticator() {
        return (Device.Authenticator) story.state(ActivationRequired.class).device();
    }

    PairingRequired pairing() {
        return story.state(PairingRequired.class);
    }

    String status() {
        return story.status();
    }

    String refusal() {
        return story.refusal();
    }

    /** The refusal's top-level code. */
    Problem.Code refusedAs() {
        return story.problem().orElseThrow().code();
    }

    @Nullable Instant retryAt() {
        return story.problem().orElseThrow().retryAt();
    }

    /** What the refusal says is left, or would be allowed. */
    @Nullable Object inner(String member) {
        return story.problem().orElseThrow().details().getFirst().innerError().get(member);
    }

    @Nullable String target() {
        return story.problem().orElseThrow().details().getFirst().target();
    }
}
