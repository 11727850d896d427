package dev.sallyport.hal.channel;

import dev.sallyport.engine.run.Channel;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Hands mail over to an SMTP server. */
public final class SmtpChannel implements Channel {
    private static final Logger LOG = System.getLogger(SmtpChannel.class.getName());
    private static final int CONNECT_SECONDS = 5;
    private static final Duration ALL = Duration.ofSeconds(10);

    private final MailClient client;
    private final String from;
    private final Templates templates;
    private final InstantSource clock;
    private final long allMillis;

    /** Opens nothing yet; connections are made when there is mail. */
    public SmtpChannel(Vertx vertx, SmtpSettings settings, Templates templates, InstantSource clock) {
        this(vertx, settings, templates, clock, ALL);
    }

    SmtpChannel(Vertx vertx, SmtpSettings settings, Templates templates, InstantSource clock, Duration all) {
        this(MailClient.create(vertx, config(settings)), settings, templates, clock, all);
    }

    SmtpChannel(MailClient client, SmtpSettings settings, Templates templates, InstantSource clock, Duration all) {
        this.client = client;
        this.allMillis = all.toMillis();
        this.from = settings.from();
        this.templates = templates;
        this.clock = clock;
    }

    static MailConfig config(SmtpSettings settings) {
        var config = new MailConfig(settings.host(), settings.port())
                .setSsl(settings.tls() == SmtpSettings.Tls.IMPLICIT)
                .setStarttls(
                        switch (settings.tls()) {
                            case REQUIRED -> StartTLSOptions.REQUIRED;
                            case OPPORTUNISTIC -> StartTLSOptions.OPTIONAL;
                            case IMPLICIT, NONE -> StartTLSOptions.DISABLED;
                        })
                .setLogin(LoginOption.DISABLED)
                .setPipelining(false) // Vert.x takes a refusal of several lines for replies to several commands
                .setConnectTimeout((int) TimeUnit.SECONDS.toMillis(CONNECT_SECONDS))
                .setSslHandshakeTimeout(CONNECT_SECONDS)
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout((int) ALL.toSeconds()) // frees the connection that a silent server keeps
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        var password = settings.password();
        if (password != null) {
            config.setLogin(LoginOption.REQUIRED)
                    .setAuthMethods("CRAM-MD5 PLAIN LOGIN") // XOAUTH2, say, would take the password for a token
                    .setUsername(settings.user())
                    .setPassword(password.value());
        }
        return config;
    }

    @Override
    public Future<Void> deliver(Message message) {
        try {
            return client.sendMail(mail(message))
                    .timeout(allMillis, TimeUnit.MILLISECONDS)
                    .<Void>mapEmpty()
                    .recover(failure -> {
                        var told = SmtpFailure.told(failure);
                        LOG.log(Level.INFO, "message {0}: {1}", message.id(), told.getMessage());
                        return Future.failedFuture(told);
                    });
        } catch (Refused refused) {
            return Future.failedFuture(refused);
        }
    }

    private MailMessage mail(Message message) throws Refused {
        var to = EmailAddress.forSmtp(message.notice().to())
                .orElseThrow(() -> new Refused("the e-mail address is malformed"));
        var rendered = templates.render(message.channel(), message.notice());
        var subject = Objects.requireNonNullElse(rendered.subject(), "");
        var mail = new MailMessage()
                .setFrom(from)
                .setTo(to)
                .setText(rendered.text())
                .addHeader("Subject", MailHeaders.subject(subject))
                .addHeader("Message-ID", MailHeaders.messageId(message.id(), from))
                .addHeader("Date", MailHeaders.date(clock.instant()))
                .addHeader("Auto-Submitted", "auto-generated"); // RFC 3834, 5
        return rendered.html() == null ? mail : mail.setHtml(rendered.html());
    }

    /** Lets the connections go. */
    public Future<Void> close() {
        return client.close();
    }
}
