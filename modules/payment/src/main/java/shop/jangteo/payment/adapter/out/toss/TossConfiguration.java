package shop.jangteo.payment.adapter.out.toss;

import java.time.Clock;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import shop.jangteo.payment.application.port.CashReceiptOffice;
import shop.jangteo.payment.application.port.PaymentGateway;
import shop.jangteo.payment.application.port.WebhookSource;
import shop.jangteo.platform.alert.Alerts;
import shop.jangteo.platform.crypto.PersonalData;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "jangteo.payment.provider", havingValue = "toss")
@EnableConfigurationProperties(TossProperties.class)
class TossConfiguration {

    @Bean
    TossApi tossApi(TossProperties properties) {
        return new TossApi(properties);
    }

    @Bean
    TossNotes tossNotes(DSLContext db, PersonalData personalData) {
        return new TossNotes(db, personalData);
    }

    @Bean
    @Fallback
    @Qualifier("provider")
    PaymentGateway tossPaymentGateway(
            TossApi api,
            TossProperties properties,
            TossNotes notes,
            PersonalData personalData,
            Alerts alerts,
            Clock clock) {
        return new TossPaymentGateway(api, properties, notes, personalData, alerts, clock);
    }

    @Bean
    CashReceiptOffice tossCashReceipts(TossApi api, TossProperties properties, Alerts alerts) {
        return new TossCashReceipts(api, properties, alerts);
    }

    @Bean
    WebhookSource tossWebhookSource(TossNotes notes, JsonMapper json) {
        return new TossWebhookSource(notes, json);
    }
}
