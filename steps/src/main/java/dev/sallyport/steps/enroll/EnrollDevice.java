package dev.sallyport.steps.enroll;

import dev.sallyport.engine.Action.DeliveryFailed;
import dev.sallyport.engine.Action.DeliverySent;
import dev.sallyport.engine.Beginning;
import dev.sallyport.engine.Family;
import dev.sallyport.engine.Kind;
import dev.sallyport.engine.Problem.Detail;
import dev.sallyport.engine.Refusal;
import dev.sallyport.engine.Step;
import dev.sallyport.engine.StepContext;
import dev.sallyport.engine.StepType;
import dev.sallyport.engine.Text;
import dev.sallyport.engine.Transition;
import dev.sallyport.steps.enroll.EnrollAction.ActivateDevice;
import dev.sallyport.steps.enroll.EnrollAction.ClaimPairing;
import dev.sallyport.steps.enroll.EnrollAction.CoolDownEnded;
import dev.sallyport.steps.enroll.EnrollAction.CreateDevice;
import dev.sallyport.steps.enroll.EnrollAction.DeleteDevice;
import dev.sallyport.steps.enroll.EnrollAction.PairingLapsed;
import dev.sallyport.steps.enroll.EnrollAction.ResendOtp;
import dev.sallyport.steps.enroll.EnrollAction.SkipEnrollment;
import dev.sallyport.steps.enroll.Enrollment.ActivationRequired;
import dev.sallyport.steps.enroll.Enrollment.Enrolled;
import dev.sallyport.steps.enroll.Enrollment.EnrollmentRequired;
import dev.sallyport.steps.enroll.Enrollment.MobilePairingFailure;
import dev.sallyport.steps.enroll.Enrollment.PairingRequired;
import dev.sallyport.steps.enroll.Enrollment.Skipped;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The step that pairs an MFA device with a user (seed 000, wire.md 1.5, decisions.md section 5). */
public final class EnrollDevice implements StepType<EnrollConfiguration, Enrollment, EnrollTerms> {
    private final Step<Enrollment, EnrollTerms> step = Step.of(Enrollment.class, EnrollTerms.class, "MFA_ENROLLMENT")
            .in(EnrollmentRequired.class, "DEVICE_ENROLLMENT_REQUIRED")
            .shows(EnrollDisplays::choice)
            .on("device.create", CreateDevice.class, Creation::create)
            .asks(EnrollForms::create)
            .to(ActivationRequired.class, PairingRequired.class)
            .on("device.skipEnrollment", SkipEnrollment.class, Skipping::skip)
            .asks(EnrollText.NOT_NOW)
            .onlyIf(Skipping::isAllowed)
            .to(Skipped.class)
            .in(ActivationRequired.class, "ACTIVATION_REQUIRED")
            .shows(EnrollDisplays::activation)
            .on("device.activate", ActivateDevice.class, Activation::activate)
            .asks(EnrollForms::activate)
            .to(Enrolled.class, ActivationRequired.class, EnrollmentRequired.class)
            .on("otp.resend", ResendOtp.class, CodeProof::resend)
            .asks(EnrollForms::resend)
            .onlyIf(CodeProof::isCode)
            .to(ActivationRequired.class)
            .on("device.delete", DeleteDevice.class, EnrollDevice::delete)
            .asks(EnrollText.ANOTHER_WAY)
            .to(EnrollmentRequired.class)
            .when("delivery.sent", DeliverySent.class, CodeProof::sent)
            .to(ActivationRequired.class)
            .when("delivery.failed", DeliveryFailed.class, CodeProof::notSent)
            .to(ActivationRequired.class)
            .when("proof.coolDownEnded", CoolDownEnded.class, Activation::coolDownEnded)
            .to(ActivationRequired.class)
            .in(PairingRequired.class, "PAIRING_REQUIRED")
            .shows(EnrollDisplays::pairing)
            .on("device.delete", DeleteDevice.class, Pairing::delete)
            .asks(EnrollText.ANOTHER_WAY)
            .to(EnrollmentRequired.class)
            .when("pairing.claim", ClaimPairing.class, Pairing::claim)
            .to(Enrolled.class, MobilePairingFailure.class)
            .when("pairing.lapse", PairingLapsed.class, Pairing::lapse)
            .to(MobilePairingFailure.class)
            .in(MobilePairingFailure.class, "MOBILE_PAIRING_FAILURE")
            .shows(EnrollDisplays::failure)
            .on("device.create", CreateDevice.class, Creation::create)
            .asks(EnrollForms::create)
            .to(ActivationRequired.class, PairingRequired.class)
            .on("device.delete", DeleteDevice.class, EnrollDevice::delete)
            .asks(EnrollText.ANOTHER_WAY)
            .to(EnrollmentRequired.class)
            .on("device.skipEnrollment", SkipEnrollment.class, Skipping::skip)
            .asks(EnrollText.NOT_NOW)
            .onlyIf(Skipping::isAllowed)
            .to(Skipped.class)
            .endsIn(Enrolled.class, "ENROLLED", EnrollDisplays.ENROLLED)
            .endsIn(Skipped.class, "SKIPPED", EnrollDisplays.SKIPPED)
            .build();

    /** Back to the choice. What was sent to an address stays counted. */
    private static Transition<Enrollment> delete(
            Enrollment state, DeleteDevice asked, StepContext<EnrollTerms> context) {
        return Transition.to(new EnrollmentRequired());
    }

    @Override
    public Step<Enrollment, EnrollTerms> step() {
        return step;
    }

    @Override
    public List<String> aliases() {
        return List.of("DEVICE_REGISTRATION");
    }

    @Override
    public Class<EnrollConfiguration> configuration() {
        return EnrollConfiguration.class;
    }

    @Override
    public Class<EnrollTerms> terms() {
        return EnrollTerms.class;
    }

    @Override
    public List<Kind<?>> kinds() {
        return List.of(Device.KIND, User.KIND, CodeProof.COUNT, IssuedKey.KIND);
    }

    @Override
    public List<Family> families() {
        return List.of(Device.FAMILY, Proof.FAMILY);
    }

    @Override
    public List<Text> texts() {
        return List.of(EnrollText.values());
    }

    @Override
    public List<Refusal> refusals() {
        return List.of(EnrollRefusal.values());
    }

    @Override
    public List<Detail> check(EnrollConfiguration configuration) {
        return Start.check(configuration);
    }

    @Override
    public Beginning<Enrollment, EnrollTerms> begin(StepContext<EnrollConfiguration> context, JsonNode input) {
        return Start.begin(context, input);
    }
}
