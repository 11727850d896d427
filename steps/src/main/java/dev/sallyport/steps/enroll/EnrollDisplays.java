package dev.sallyport.steps.enroll;

import dev.sallyport.engine.Display;
import dev.sallyport.engine.StepContext;
import dev.sallyport.engine.Words;
import dev.sallyport.steps.enroll.Device.Addressed;
import dev.sallyport.steps.enroll.Device.Authenticator;
import dev.sallyport.steps.enroll.Enrollment.ActivationRequired;
import dev.sallyport.steps.enroll.Enrollment.EnrollmentRequired;
import dev.sallyport.steps.enroll.Enrollment.MobilePairingFailure;
import dev.sallyport.steps.enroll.Enrollment.PairingRequired;
import dev.sallyport.steps.enroll.Proof.Code;
import dev.sallyport.steps.enroll.Proof.FidoProof;
import dev.sallyport.steps.enroll.Proof.TotpProof;
import dev.sallyport.steps.policy.DeviceType;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an enrollment tells people. */
final class EnrollDisplays {
    static final Display ENROLLED = Display.of(EnrollText.ENROLLED_TITLE, EnrollText.ENROLLED_LEAD.words());
    static final Display SKIPPED = Display.of(EnrollText.SKIPPED_TITLE, EnrollText.SKIPPED_LEAD.words());

    private EnrollDisplays() {}

    static Display choice(EnrollmentRequired state, StepContext<EnrollTerms> context) {
        var nothing = context.terms().allowedtypes().isEmpty();
        return Display.of(
                EnrollText.CHOOSE_TITLE, (nothing ? EnrollText.NOTHING_TO_CHOOSE : EnrollText.CHOOSE_LEAD).words());
    }

    static Display activation(ActivationRequired state, StepContext<EnrollTerms> context) {
        return switch (state.proof()) {
            case Code code when state.device() instanceof Addressed device -> code(device, code, context.now());
            case TotpProof proof
            when state.device() instanceof Authenticator device -> totp(device, proof, context.now());
            case FidoProof(var attempts) -> credential(state.device().type(), attempts, context.now());
            case Code _, TotpProof _ ->
                throw new IllegalStateException("a proof stands beside a device of another type");
        };
    }

    private static Display code(Addressed device, Code code, Instant now) {
        return Display.of(EnrollText.CODE_TITLE, codeLead(device, code, now))
                .countdown(EnrollText.VALID_FOR, code.expiresAt())
                .number(EnrollText.ATTEMPTS_LEFT, code.attemptsRemaining())
                .number(EnrollText.RESENDS_LEFT, code.resendsRemaining());
    }

    private static Words codeLead(Addressed device, Code code, Instant now) {
        if (code.attemptsRemaining() == 0) {
            return EnrollText.CODE_SPENT.words();
        }
        if (!now.isBefore(code.expiresAt())) {
            return EnrollText.CODE_EXPIRED.words();
        }
        var call = device.type() == DeviceType.VOICE;
        var said = switch (code.delivery()) {
            case PENDING -> call ? EnrollText.CALL_PENDING : EnrollText.CODE_PENDING;
            case SENT -> call ? EnrollText.CALL_SENT : EnrollText.CODE_SENT;
            case FAILED -> call ? EnrollText.CALL_FAILED : EnrollText.CODE_FAILED;
        };
        return said.words("to", device.address());
    }

    private static Display totp(Authenticator device, TotpProof proof, Instant now) {
        var lead = isLocked(proof.lockedUntil(), now) ? EnrollText.TOTP_LOCKED : EnrollText.TOTP_LEAD;
        return Display.of(EnrollText.TOTP_TITLE, lead.words())
                .qr(EnrollText.TOTP_SCAN, device.keyUri())
                .secret(EnrollText.TOTP_KEY, device.shownSecret())
                .link(EnrollText.TOTP_OPEN, device.keyUri())
                .number(EnrollText.ATTEMPTS_LEFT, proof.attemptsRemaining());
    }

    private static Display credential(DeviceType type, Attempts attempts, Instant now) {
        var here = type == DeviceType.PLATFORM;
        var lead = here ? EnrollText.PASSKEY_LEAD : EnrollText.SECURITY_KEY_LEAD;
        return Display.of(
                here ? EnrollText.PASSKEY_TITLE : EnrollText.SECURITY_KEY_TITLE,
                (isLocked(attempts.lockedUntil(), now) ? EnrollText.CREDENTIAL_LOCKED : lead).words());
    }

    private static boolean isLocked(@Nullable Instant until, Instant now) {
        return until != null && now.isBefore(until);
    }

    static Display pairing(PairingRequired state, StepContext<EnrollTerms> context) {
        var key = state.pairingKey();
        return Display.of(EnrollText.PAIR_TITLE, EnrollText.PAIR_LEAD.words())
                .qr(EnrollText.PAIR_SCAN, key.shownCode())
                .secret(EnrollText.PAIR_KEY, key.shownCode())
                .countdown(EnrollText.VALID_FOR, key.expiresAt());
    }

    static Display failure(MobilePairingFailure state, StepContext<EnrollTerms> context) {
        var why = state.error().code(); // as it was stored, maybe by an older server
        return Stream.of(EnrollRefusal.values())
                .filter(it -> it.name().equals(why))
                .findFirst()
                .map(it -> Display.of(EnrollText.NOT_PAIRED_TITLE, it.words()))
                .orElseGet(() -> Display.of(EnrollText.NOT_PAIRED_TITLE));
    }
}
