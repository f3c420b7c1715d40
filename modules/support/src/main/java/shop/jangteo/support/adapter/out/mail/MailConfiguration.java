package shop.jangteo.support.adapter.out.mail;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import shop.jangteo.support.application.port.Mailer;
import shop.jangteo.support.domain.notification.MailPolicy;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailProperties.class)
class MailConfiguration {

    @Bean
    MailPolicy mailPolicy(MailProperties properties) {
        return new MailPolicy(properties.attempts(), properties.firstWait(), properties.hold(), properties.language());
    }

    @Bean
    Mailer mailer(MailProperties properties, ObjectProvider<JavaMailSenderImpl> sender) {
        return switch (properties.mode()) {
            case LOG -> new LogMailer();
            case SMTP -> {
                JavaMailSenderImpl smtp = sender.getIfAvailable();
                if (smtp == null) {
                    throw new IllegalStateException("jangteo.support.mail.mode=smtp needs spring.mail.host");
                }
                yield new SmtpMailer(smtp, properties.from(), properties.fromName());
            }
        };
    }
}
