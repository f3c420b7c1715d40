package shop.jangteo.support.adapter.out.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import shop.jangteo.support.application.port.MailNotSent;
import shop.jangteo.support.application.port.Mailer.Mail;

@DisplayName("SU-5: mail by SMTP")
class SmtpMailerTests {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Mail mail =
            new Mail(UUID.randomUUID(), "buyer@example.com", "[장터] 결제가 완료되었습니다", "홍길동님, 안녕하세요.\n결제 39,000원");

    private SmtpMailer mailer;

    @BeforeEach
    void start() {
        server.start();
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        mailer = new SmtpMailer(sender, "no-reply@jangteo.example", "장터");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void arrivesInKorean() throws Exception {
        mailer.send(mail);

        MimeMessage received = server.getReceivedMessages()[0];
        assertThat(received.getSubject()).isEqualTo("[장터] 결제가 완료되었습니다");
        assertThat(received.getContent().toString().replace("\r\n", "\n")).contains("홍길동님, 안녕하세요.\n결제 39,000원");
        assertThat(java.util.Arrays.toString(received.getAllRecipients())).isEqualTo("[buyer@example.com]");
        assertThat(received.getFrom()[0].toString()).contains("no-reply@jangteo.example");
    }

    @Test
    void keepsItsMessageIdWhenItIsSentAgain() throws Exception {
        mailer.send(mail);
        mailer.send(mail);

        assertThat(server.getReceivedMessages())
                .extracting(received -> received.getHeader("Message-ID")[0])
                .containsOnly("<" + mail.id() + "@jangteo.example>");
    }

    @Test
    void isNotSentWhenNobodyListensAndSaysSoWithoutTheAddress() {
        server.stop();

        assertThatThrownBy(() -> mailer.send(mail))
                .isInstanceOfSatisfying(
                        MailNotSent.class,
                        notSent -> assertThat(notSent.reason()).isNotBlank().doesNotContain("buyer@example.com"));
    }
}
