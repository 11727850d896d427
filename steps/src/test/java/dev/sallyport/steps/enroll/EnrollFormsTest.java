package dev.sallyport.steps.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Display;
import dev.sallyport.engine.Field;
import dev.sallyport.engine.Form;
import dev.sallyport.engine.Place;
import dev.sallyport.engine.kit.HandSetClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What an enrollment tells and asks people")
class EnrollFormsTest {
    private final World world = World.of("{}");

    private static Map<String, Form> forms(Enrolling enrolling) {
        var state = enrolling.story.state();
        var context = enrolling.story.context();
        var forms = new LinkedHashMap<String, Form>();
        World.TYPE
                .step()
                .offered(state, context)
                .forEach(it -> forms.put(it.action(), it.form().apply(state, context)));
        return forms;
    }

    private static Form form(Enrolling enrolling, String action) {
        return Objects.requireNonNull(forms(enrolling).get(action), action);
    }

    private static Field field(Form form, String name) {
        return Objects.requireNonNull(fields(form).get(name), name);
    }

    private static Map<String, Field> fields(Form form) {
        return form.fields().stream()
                .collect(Collectors.toMap(Field::name, it -> it, (one, other) -> one, LinkedHashMap::new));
    }

    private static Display display(Enrolling enrolling) {
        var state = enrolling.story.state();
        return switch (World.TYPE.step().place(state).display()) {
            case Place.Shown.Told<Enrollment, EnrollTerms>(var told) -> told.apply(state, enrolling.story.context());
            case Place.Shown.Always<Enrollment, EnrollTerms>(var shown) -> shown;
            case Place.Shown.Nothing<Enrollment, EnrollTerms>() ->
                throw new AssertionError("nothing is told in " + enrolling.status());
        };
    }

    private static String lead(Enrolling enrolling) {
        var lead = display(enrolling).lead();
        return lead == null ? "" : lead.id().replace("enroll.", "");
    }

    private static Map<Display.Kind, String> facts(Enrolling enrolling) {
        return display(enrolling).facts().stream()
                .collect(Collectors.toMap(Display.Fact::kind, Display.Fact::value, (first, later) -> first));
    }

    @Test
    @DisplayName("every member that a form asks for is one of the request, and every request's member is asked for")
    void formsFitTheirRequests() {
        var create = fields(form(world.begin(), "device.create"));
        var proofs = fields(form(world.begin().create("EMAIL"), "device.activate"));
        proofs.putAll(fields(form(world.begin().create("PLATFORM"), "device.activate")));

        assertThat(create.keySet()).containsExactly("type", "email", "phone", "application.id", "nickname");
        assertThat(members(EnrollAction.CreateDevice.class))
                .as("rp is a program's to say, not a person's")
                .isEqualTo("type nickname email phone application rp");
        assertThat(String.join(" ", proofs.keySet())).isEqualTo(members(EnrollAction.ActivateDevice.class));
    }

    private static String members(Class<? extends Record> action) {
        return Arrays.stream(action.getRecordComponents())
                .map(it -> it.getName())
                .collect(Collectors.joining(" "));
    }

    @Test
    void whatIsSafeFromFalseWebsitesStandsFirst() {
        assertThat(field(form(world.begin(), "device.create"), "type").options())
                .extracting(Field.Option::value)
                .containsExactly("PLATFORM", "MOBILE", "EMAIL", "SMS", "VOICE", "TOTP", "SECURITY_KEY");
    }

    @Test
    void onlyWhatIsAllowedIsAskedFor() {
        world.settings = Samples.environment(Samples.policy("""
                {"email": {"enabled": false}, "sms": {"enabled": false}, "voice": {"enabled": false},
                 "mobile": {"enabled": false}, "fido2": {"enabled": false}}"""));
        var create = form(world.begin(), "device.create");

        assertThat(fields(create).keySet()).containsExactly("type", "nickname");
        assertThat(field(create, "type").value()).as("the one that there is").isEqualTo("TOTP");
        assertThat(lead(world.begin())).isEqualTo("choose-lead");
    }

    @Test
    void whereNothingIsAllowedThatIsSaid() {
        world.settings = Samples.environment(Samples.policy("""
                {"email": {"enabled": false}, "sms": {"enabled": false}, "voice": {"enabled": false},
                 "mobile": {"enabled": false}, "fido2": {"enabled": false}, "totp": {"enabled": false}}"""));
        assertThat(lead(world.begin())).isEqualTo("nothing-to-choose");
    }

    @Test
    void whatIsKnownNeedNotBeTyped() {
        var known = form(world.begin(), "device.create");
        world.input = "{\"user\": {\"id\": \"alice\"}}";
        var unknown = form(world.begin(), "device.create");

        assertThat(field(known, "email").value()).isEqualTo(Samples.EMAIL);
        assertThat(field(known, "phone").value()).isEqualTo("+14155550100");
        assertThat(field(known, "email").required()).isFalse();
        assertThat(field(unknown, "email").value()).isNull();
        assertThat(field(unknown, "email").required()).isTrue();
        assertThat(field(unknown, "phone").required()).isTrue();
        assertThat(field(unknown, "phone").when()).isNotNull().satisfies(it -> {
            assertThat(it.field()).isEqualTo("type");
            assertThat(it.values()).containsExactly("SMS", "VOICE");
        });
    }

    @ParameterizedTest
    @CsvSource({"'+1 (415) 555-0100', true", "+14155550100, true", "415-555-0100, false", "+1x, false"})
    void numbersAreDescribed(String number, boolean fits) {
        var limits = field(form(world.begin(), "device.create"), "phone").limits();
        assertThat(number.matches(String.valueOf(limits.regex()))).isEqualTo(fits);
    }

    @Test
    void theLengthOfACodeIsThePolicys() {
        world.settings =
                Samples.environment(Samples.policy("{\"sms\": {\"enabled\": true, \"otp\": {\"otpLength\": 8}}}"));
        assertThat(field(form(world.begin().create("SMS"), "device.activate"), "otp")
                        .limits())
                .isEqualTo(new Field.Limits("[0-9]{8}", 8, 8));
        assertThat(field(form(world.begin().create("TOTP"), "device.activate"), "otp")
                        .limits())
                .isEqualTo(new Field.Limits("[0-9]{6}", 6, 6));
    }

    @Test
    void aButtonThatMustWaitSaysUntilWhen() {
        var enrolling = world.begin().create("EMAIL");

        assertThat(form(enrolling, "otp.resend").availableAt())
                .isEqualTo(HandSetClock.NOON.plusSeconds(30))
                .isEqualTo(enrolling.code().resendAvailableAt());
        assertThat(form(enrolling, "device.activate").availableAt()).isNull();
        assertThat(form(enrolling.after(Duration.ofSeconds(30)), "otp.resend").availableAt())
                .isNull();
    }

    @Test
    @DisplayName("the cool-down of an authenticator app, and of a FIDO authenticator, is told with its end")
    void coolDowns() {
        var totp = world.begin()
                .create("TOTP")
                .activate("000000")
                .activate("000000")
                .activate("000000");
        assertThat(form(totp, "device.activate").availableAt())
                .isNotNull()
                .isEqualTo(totp.totp().lockedUntil());
        assertThat(lead(totp)).isEqualTo("totp-locked");
        assertThat(lead(totp.after(Duration.ofMinutes(2)))).isEqualTo("totp-lead");
        assertThat(form(totp, "device.activate").availableAt()).isNull();

        var passkey = world.begin().create("PLATFORM");
        for (var i = 0; i < 3; i++) {
            passkey.attest(world.begin().create("PLATFORM").attestation(i), Samples.ORIGIN);
        }
        assertThat(form(passkey, "device.activate").availableAt())
                .isNotNull()
                .isEqualTo(passkey.attempts().lockedUntil());
        assertThat(lead(passkey)).isEqualTo("credential-locked");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        EMAIL        | code-title         | code-pending
        SMS          | code-title         | code-pending
        VOICE        | code-title         | call-pending
        TOTP         | totp-title         | totp-lead
        PLATFORM     | passkey-title      | passkey-lead
        SECURITY_KEY | security-key-title | security-key-lead
        MOBILE       | pair-title         | pair-lead
        """)
    void eachTypeHasItsWords(String type, String title, String lead) {
        var enrolling = world.begin().create(type);
        assertThat(display(enrolling).title().id()).isEqualTo("enroll." + title);
        assertThat(lead(enrolling)).isEqualTo(lead);
    }

    @Test
    void howFarAMessageHasComeIsTold() {
        var mail = world.begin().create("EMAIL");
        assertThat(display(mail).lead()).isEqualTo(EnrollText.CODE_PENDING.words("to", Samples.EMAIL));
        assertThat(lead(mail.delivered())).isEqualTo("code-sent");
        assertThat(lead(mail.notDelivered())).isEqualTo("code-failed");
        assertThat(lead(mail.wrong(3))).isEqualTo("code-spent");

        var call = world.begin().create("VOICE");
        assertThat(lead(call.delivered())).isEqualTo("call-sent");
        assertThat(lead(call.notDelivered())).isEqualTo("call-failed");
        assertThat(lead(call.after(Duration.ofMinutes(10)))).isEqualTo("code-expired");
    }

    @Test
    void factsAreThoseOfTheState() {
        assertThat(facts(world.begin().create("EMAIL")))
                .containsEntry(
                        Display.Kind.COUNTDOWN,
                        HandSetClock.NOON.plus(Duration.ofMinutes(10)).toString())
                .containsEntry(Display.Kind.NUMBER, "3");

        var totp = world.begin().create("TOTP");
        assertThat(facts(totp))
                .containsEntry(Display.Kind.QR, totp.authenticator().keyUri())
                .containsEntry(Display.Kind.LINK, totp.authenticator().keyUri())
                .containsEntry(Display.Kind.SECRET, totp.authenticator().shownSecret());

        var pairing = world.begin().create("MOBILE");
        var key = pairing.pairing().pairingKey();
        assertThat(facts(pairing))
                .containsEntry(Display.Kind.QR, key.shownCode())
                .containsEntry(Display.Kind.SECRET, key.shownCode())
                .containsEntry(Display.Kind.COUNTDOWN, key.expiresAt().toString());
    }

    @Test
    void aPhoneThatWasNotPairedIsToldWhyAndHowToGoOn() {
        var enrolling = world.begin().create("MOBILE");
        var device = enrolling.pairing().device().id();
        enrolling.after(Duration.ofMinutes(10)).ask("pairing.lapse", new EnrollAction.PairingLapsed(device));

        assertThat(display(enrolling).lead()).isEqualTo(EnrollRefusal.PAIRING_KEY_EXPIRED.words());
        assertThat(forms(enrolling).keySet())
                .containsExactly("device.create", "device.delete", "device.skipEnrollment");
        var again = form(enrolling, "device.create");
        assertThat(again.title()).isEqualTo(EnrollText.TRY_AGAIN.words());
        assertThat(field(again, "type").value()).isEqualTo("MOBILE");
        assertThat(field(again, "application.id").value()).isEqualTo(Samples.PHONE_APP);
    }

    @Test
    void bothEndsAreTold() {
        assertThat(display(world.begin().create("EMAIL").right())).isEqualTo(EnrollDisplays.ENROLLED);
        assertThat(display(world.begin().skip())).isEqualTo(EnrollDisplays.SKIPPED);
    }
}
