package dev.sallyport.hal.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.sallyport.engine.Notice;
import dev.sallyport.engine.run.Channel.Message;
import dev.sallyport.engine.run.Channel.Refused;
import dev.sallyport.hal.kit.TestCertificate;
import io.vertx.core.Vertx;
import io.vertx.core.net.PfxOptions;
import io.vertx.ext.mail.MailClient;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpChannelTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Templates TEMPLATES = Templates.load(null);
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-08-01T12:00:00Z"));
    private static final GreenMail POST = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
    });

    private static PfxOptions certificate = new PfxOptions();

    @BeforeAll
    static void open(@TempDir Path folder) {
        certificate = TestCertificate.in(folder);
        POST.start();
        POST.setUser("sender@sallyport.test", "sender", "hunter2");
    }

    @AfterAll
    static void close() {
        POST.stop();
        VERTX.close().await();
    }

    @AfterEach
    void empty() throws Exception {
        POST.purgeEmailFromAllMailboxes();
    }

    @Test
    void handsMailOver() throws Exception {
        deliver(post("tls=none"), Notices.mail("ann@example.org"));

        var mail = only();
        assertThat(mail.getSubject()).isEqualTo("Your confirmation code");
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("no-reply@sallyport.test");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("ann@example.org");
        assertThat(part(mail, 0)).startsWith("Enter the code below").contains("\r\n\r\nYour code is 123456.\r\n");
        assertThat(mail.getMessageID()).isEqualTo("<" + Notices.ID + "@sallyport.test>");
        assertThat(mail.getHeader("Date")).containsExactly("Sat, 1 Aug 2026 12:00:00 +0000");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("Subject")).hasSize(1);
    }

    @Test
    void everyLetterArrives() throws Exception {
        var variables = Map.of("otp", "123456", "lifetimeMinutes", "10", "service", "Bücher 🏦 & Söhne");
        var notice = new Notice("ann@example.org", "device_pairing", null, "de", variables);

        deliver(post("tls=opportunistic"), Notices.message(Notices.ID, "EMAIL", notice));

        var mail = only();
        assertThat(mail.getSubject()).isEqualTo("Ihr Bestätigungscode für Bücher 🏦 & Söhne");
        var parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getBodyPart(0).getContentType()).isEqualToIgnoringCase("text/plain; charset=utf-8");
        assertThat(parts.getBodyPart(1).getContentType()).isEqualToIgnoringCase("text/html; charset=utf-8");
        assertThat(part(mail, 0)).contains("für Bücher 🏦 & Söhne einzurichten");
        assertThat(part(mail, 1)).contains("für <strong>Bücher 🏦 &amp; Söhne</strong> einzurichten");
    }

    @Test
    void textComesFirstAndTheSameAsAPageAfterIt() throws Exception {
        deliver(post("tls=none"), Notices.mail("ann@example.org"));

        var mail = only();
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        var parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(part(mail, 1)).startsWith("<!DOCTYPE html>").contains(">123456</p>");
    }

    @Test
    void withoutAPageTheTextGoesAlone(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("greeting"));
        Files.writeString(folder.resolve("greeting/email.en.txt"), "Subject: Hello\n\nHello Ann");
        var channel = new SmtpChannel(VERTX, SmtpSettings.parse(post("tls=none")), Templates.load(folder), NOON);

        channel.deliver(Notices.message(
                        Notices.ID, "EMAIL", new Notice("ann@example.org", "greeting", null, null, Map.of())))
                .await();
        channel.close().await();

        assertThat(only().getContentType()).startsWith("text/plain");
        assertThat(only().getContent().toString()).startsWith("Hello Ann");
    }

    @Test
    void aRepetitionCanBeRecognised() throws Exception {
        deliver(post("tls=none"), Notices.mail("ann@example.org"));
        deliver(post("tls=none"), Notices.mail("ann@example.org"));

        assertThat(POST.getReceivedMessages())
                .hasSize(2)
                .extracting(mail -> mail.getHeader("Message-ID")[0])
                .containsOnly("<" + Notices.ID + "@sallyport.test>");
    }

    @Test
    void oneChannelSendsMany() throws Exception {
        var channel = channel(post("tls=none"));
        for (var number = 0; number < 12; number++) {
            channel.deliver(Notices.mail("ann@example.org")).await();
        }
        channel.close().await();

        assertThat(POST.getReceivedMessages()).hasSize(12);
    }

    @Test
    void logsIn() throws Exception {
        var url = "smtp://sender:hunter2@127.0.0.1:" + POST.getSmtp().getPort() + "?tls=none&from=a@sallyport.test";

        deliver(url, Notices.mail("ann@example.org"));

        assertThat(only().getFrom()[0]).hasToString("a@sallyport.test");
    }

    @Test
    void aWrongPasswordIsForTheOperatorToMend() {
        var url = "smtp://sender:hunter3@127.0.0.1:" + POST.getSmtp().getPort() + "?tls=none&from=a@sallyport.test";

        failsForNow(url, "535");
        assertThat(POST.getReceivedMessages()).isEmpty();
    }

    @Test
    void noLoginMeansNoMailWhereOneIsConfigured() {
        try (var smtp = new ScriptedSmtp(VERTX, Map.of())) {
            failsForNow(smtp.url("tls=none").replace("//", "//ann:hunter2@"), "login is required");
        }
    }

    @Test
    void encryptionThatIsRequiredAndNotOfferedStopsTheMail() {
        try (var smtp = new ScriptedSmtp(VERTX, Map.of())) {
            failsForNow(smtp.url("tls=required"), "STARTTLS required");
            assertThat(smtp.heard()).noneMatch(line -> line.startsWith("MAIL") || line.startsWith("RCPT"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls=required", "tls=opportunistic"})
    void nothingIsToldBeforeEncryptionWhereItIsOffered(String tls) {
        try (var smtp = new ScriptedSmtp(VERTX, Map.of(), certificate)) {
            var settings = SmtpSettings.parse(smtp.url(tls));
            var client = MailClient.create(VERTX, SmtpChannel.config(settings).setTrustOptions(certificate));
            var channel = new SmtpChannel(client, settings, TEMPLATES, NOON, Duration.ofSeconds(10));

            channel.deliver(Notices.mail("ann@example.org")).await();
            channel.close().await();

            assertThat(smtp.heard()).contains("STARTTLS", "sealed RCPT TO:<ann@example.org>");
            assertThat(smtp.heard())
                    .filteredOn(line -> !line.startsWith("sealed "))
                    .allMatch(line -> line.startsWith("EHLO ") || line.equals("STARTTLS"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls=required", "tls=opportunistic"})
    void norToACertificateThatNobodyVouchesFor(String tls) {
        try (var smtp = new ScriptedSmtp(VERTX, Map.of(), certificate)) {
            failsForNow(smtp.url(tls), "");
            assertThat(smtp.heard()).noneMatch(line -> line.contains("MAIL") || line.contains("RCPT"));
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForStopsTheMail() {
        failsForNow("smtps://127.0.0.1:" + POST.getSmtps().getPort() + "?from=a@sallyport.test", "");
        assertThat(POST.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatIsAwayMayComeBack() {
        String url;
        try (var smtp = new ScriptedSmtp(VERTX, Map.of())) {
            url = smtp.url("tls=none");
        }
        failsForNow(url, "no mail could be handed over");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        RCPT | 550 5.1.1 <ann@example.org> is unknown here
        RCPT | 550-5.1.1 <ann@example.org>\\r\\n550 is unknown here
        RCPT | 501 <ann@example.org> is no address
        DATA | 554 5.7.1 nothing for ann@example.org
        .    | 552 5.3.4 too much for ann@example.org
        """, delimiter = '|')
    void whatTheServerNeverTakesIsRefused(String command, String reply) {
        try (var smtp = new ScriptedSmtp(VERTX, Map.of(command, reply.translateEscapes()))) {
            assertThatThrownBy(() -> deliver(smtp.url("tls=none"), Notices.mail("ann@example.org")))
                    .isInstanceOf(Refused.class)
                    .hasMessage("the SMTP server refused the mail: " + reply.substring(0, 3))
                    .hasNoCause();
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        RCPT | 450 4.2.0 <ann@example.org> is greylisted | 450
        RCPT | 530 5.7.0 log in first                    | 530
        MAIL | 553 5.7.1 no sender of ours               | 553
        DATA | 451 4.3.0 later, ann@example.org          | 451
        .    | 452 4.2.2 ann@example.org is full         | 452
        EHLO | 421 4.3.2 too busy                        | no mail
        """, delimiter = '|')
    void whatMayPassIsTriedAgain(String command, String reply, String said) {
        try (var smtp = new ScriptedSmtp(VERTX, Map.of(command, reply, "HELO", reply))) {
            failsForNow(smtp.url("tls=none"), said.equals("no mail") ? "421" : said);
        }
    }

    @Test
    void aServerThatSaysNothingIsNotWaitedForLong() {
        try (var smtp = new ScriptedSmtp(VERTX, Map.of("RCPT", ScriptedSmtp.SILENCE))) {
            var settings = SmtpSettings.parse(smtp.url("tls=none"));
            var channel = new SmtpChannel(VERTX, settings, TEMPLATES, NOON, Duration.ofMillis(500));

            assertThatThrownBy(() ->
                            channel.deliver(Notices.mail("ann@example.org")).await())
                    .isInstanceOf(IOException.class)
                    .hasMessage("the SMTP server took too long");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann",
                "ann@example.org\r\nRCPT TO:<eve@evil.test>",
                "ann@example.org, eve@evil.test",
                "+14155550100"
            })
    void anAddressThatIsNoneIsRefused(String to) {
        assertThatThrownBy(() -> deliver(post("tls=none"), Notices.mail(to)))
                .isInstanceOf(Refused.class)
                .hasMessage("the e-mail address is malformed");
        assertThat(POST.getReceivedMessages()).isEmpty();
    }

    @Test
    void anUnknownTemplateIsRefused() {
        var notice = new Notice("ann@example.org", "nothing", null, null, Map.of());

        assertThatThrownBy(() -> deliver(post("tls=none"), Notices.message(Notices.ID, "EMAIL", notice)))
                .isInstanceOf(Refused.class)
                .hasMessage("no template nothing for EMAIL");
    }

    private static void failsForNow(String url, String said) {
        assertThatThrownBy(() -> deliver(url, Notices.mail("ann@example.org")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(said)
                .satisfies(e -> assertThat(e.toString()).doesNotContain("ann@", "123456", "hunter"));
    }

    private static void deliver(String url, Message message) {
        var channel = channel(url);
        try {
            channel.deliver(message).await();
        } finally {
            channel.close().await();
        }
    }

    private static SmtpChannel channel(String url) {
        return new SmtpChannel(VERTX, SmtpSettings.parse(url), TEMPLATES, NOON);
    }

    private static String post(String more) {
        return "smtp://127.0.0.1:" + POST.getSmtp().getPort() + "?from=no-reply@sallyport.test&" + more;
    }

    private static String part(MimeMessage mail, int number) throws Exception {
        return ((MimeMultipart) mail.getContent())
                .getBodyPart(number)
                .getContent()
                .toString();
    }

    private static MimeMessage only() {
        assertThat(POST.getReceivedMessages()).hasSize(1);
        return POST.getReceivedMessages()[0];
    }
}
