package dev.sallyport.steps.enroll;

import dev.sallyport.engine.CommonRefusal;
import dev.sallyport.engine.Problem;
import dev.sallyport.engine.StepContext;
import dev.sallyport.engine.Transition;
import dev.sallyport.steps.enroll.Device.NewPasskey;
import dev.sallyport.steps.enroll.Device.Passkey;
import dev.sallyport.steps.enroll.EnrollAction.ActivateDevice;
import dev.sallyport.steps.enroll.EnrollAction.CreateDevice;
import dev.sallyport.steps.enroll.Enrollment.ActivationRequired;
import dev.sallyport.steps.enroll.Proof.FidoProof;
import dev.sallyport.steps.policy.DeviceType;
import dev.sallyport.steps.policy.WebAuthnSettings;
import dev.sallyport.steps.webauthn.Attestation;
import dev.sallyport.steps.webauthn.CreationOptions;
import dev.sallyport.steps.webauthn.CreationOptions.Account;
import dev.sallyport.steps.webauthn.CreationOptions.Attachment;
import dev.sallyport.steps.webauthn.CreationOptions.Excluded;
import dev.sallyport.steps.webauthn.CreationOptions.RelyingParty;
import dev.sallyport.steps.webauthn.Registration;
import dev.sallyport.steps.webauthn.RelyingPartyIds;
import dev.sallyport.steps.webauthn.Verdict;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** FIDO authenticators: what their browser is asked for, and what proves them (WebAuthn Level 3 section 7.1). */
final class PasskeyProof {
    private static final int CHALLENGE_BYTES = 32;
    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();

    private PasskeyProof() {}

    static Transition<Enrollment> create(
            Enrollment state, DeviceType type, CreateDevice asked, StepContext<EnrollTerms> context) {
        var full = Binding.limit(context);
        if (full.isPresent()) {
            return Transition.refuse(full.get(), state);
        }
        var settings = WebAuthnSettings.of(context.settings());
        var id = asked.rp() == null ? null : asked.rp().id();
        if (id == null && settings.rpId() == null) {
            return Transition.refuse(CommonRefusal.REQUIRED_VALUE.problem("rp.id"), state);
        }
        if (id != null && !RelyingPartyIds.isAllowed(id, settings.allowedOrigins())) {
            return Transition.refuse(CommonRefusal.INVALID_VALUE.problem("rp.id"), state);
        }
        var name = asked.rp() == null ? null : asked.rp().name();
        if (!Creation.isName(name)) {
            return Transition.refuse(CommonRefusal.INVALID_VALUE.problem("rp.name"), state);
        }
        var rp = relyingParty(id, name, settings);
        var device = new NewPasskey(
                context.chance().uuid("device").toString(), asked.nickname(), type, options(type, rp, context));
        var attempts = Attempts.of(context.terms().policy().fidoRules(type).failures());
        return Transition.to(new ActivationRequired(device, new FidoProof(attempts)));
    }

    private static RelyingParty relyingParty(@Nullable String id, @Nullable String name, WebAuthnSettings settings) {
        var chosen = id == null ? String.valueOf(settings.rpId()) : id;
        var known = settings.rpName() == null ? chosen : settings.rpName();
        return new RelyingParty(chosen, name == null ? known : name);
    }

    private static CreationOptions options(DeviceType type, RelyingParty rp, StepContext<EnrollTerms> context) {
        var rules = context.terms().policy().fidoRules(type);
        var email = context.terms().email();
        var name = email == null ? context.subject().id() : email;
        return new CreationOptions(
                rp,
                new Account(userHandle(context), name, name),
                TO_TEXT.encodeToString(context.chance().bytes("challenge", CHALLENGE_BYTES)),
                CreationOptions.ALGORITHMS,
                excluded(context),
                type == DeviceType.PLATFORM ? Attachment.PLATFORM : Attachment.CROSS_PLATFORM,
                rules.discoverableCredentials(),
                rules.userVerification(),
                rules.wantsAttestation());
    }

    /** The same for all credentials of a user, whatever key digests by then: what was once used is kept with the user. */
    private static String userHandle(StepContext<EnrollTerms> context) {
        var kept = User.orNew(User.of(context.subject())).userHandle();
        var account = context.settings().environment() + " " + context.subject().id();
        return kept == null ? TO_TEXT.encodeToString(context.digest().bytes("WebAuthn user", account)) : kept;
    }

    private static List<Excluded> excluded(StepContext<EnrollTerms> context) {
        return Binding.active(context)
                .filter(Passkey.class::isInstance)
                .map(it -> ((Passkey) it).credential())
                .map(it -> new Excluded(it.id(), it.transports()))
                .toList();
    }

    static Transition<Enrollment> activate(
            ActivationRequired state,
            NewPasskey device,
            FidoProof proof,
            ActivateDevice asked,
            StepContext<EnrollTerms> context) {
        if (asked.attestation() == null || asked.attestation().isNull()) {
            return Transition.refuse(CommonRefusal.REQUIRED_VALUE.problem("attestation"), state);
        }
        if (asked.origin() == null || asked.origin().isBlank()) {
            return Transition.refuse(CommonRefusal.REQUIRED_VALUE.problem("origin"), state);
        }
        if (!asked.attestation().isString() && !asked.attestation().isObject()) {
            return Transition.refuse(Problem.wrongType("attestation", "string or object"), state);
        }
        var origins = WebAuthnSettings.of(context.settings()).allowedOrigins();
        if (!origins.contains(asked.origin())) {
            return Transition.refuse(
                    CommonRefusal.INVALID_VALUE.problem("origin").with("allowedValues", origins), state);
        }
        var attestation = Attestation.of(asked.attestation());
        if (attestation.isEmpty()) {
            return Transition.refuse(CommonRefusal.INVALID_VALUE.problem("attestation"), state);
        }
        var attempts = proof.attempts();
        var locked = attempts.refusal(EnrollRefusal.ATTESTATION_ATTEMPTS_LIMIT, "attestation", context.now());
        if (locked.isPresent()) {
            return Transition.refuse(locked.get(), state);
        }
        var rules = context.terms().policy().fidoRules(device.type());
        return switch (Registration.verify(device.options(), attestation.get(), asked.origin(), rules, context.now())) {
            case Verdict.Proven(var credential) ->
                Binding.bind(state, Passkey.of(device, credential), List.of(), context);
            case Verdict.Refuted(var reason) ->
                Activation.failed(
                        device,
                        attempts.failed(rules.failures(), rules.coolDown(), context.now()),
                        FidoProof::new,
                        refuted(reason));
        };
    }

    private static Problem refuted(String reason) {
        return EnrollRefusal.INVALID_ATTESTATION.problem("attestation").with("reason", reason);
    }
}
