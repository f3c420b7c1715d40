package shop.jangteo.payment.adapter.in.time;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shop.jangteo.payment.application.ExecuteDueRefunds;
import shop.jangteo.payment.application.ForgetWebhooks;
import shop.jangteo.payment.application.HandleWebhook;
import shop.jangteo.payment.application.ResolveOpenPayments;
import shop.jangteo.payment.application.ReturnWrongCaptures;
import shop.jangteo.payment.application.RunReceiptErrands;
import shop.jangteo.platform.event.Outward;

/** What payments are waiting for. The locks only spare work: two runs at once do no harm. */
@Component
@ConditionalOnProperty(name = "jangteo.jobs.enabled", matchIfMissing = true)
class PaymentJobs {

    private final ResolveOpenPayments resolve;
    private final ExecuteDueRefunds refunds;
    private final ReturnWrongCaptures wrongCaptures;
    private final HandleWebhook webhooks;
    private final RunReceiptErrands receipts;
    private final ForgetWebhooks oldWebhooks;

    PaymentJobs(
            ResolveOpenPayments resolve,
            ExecuteDueRefunds refunds,
            ReturnWrongCaptures wrongCaptures,
            HandleWebhook webhooks,
            RunReceiptErrands receipts,
            ForgetWebhooks oldWebhooks) {
        this.resolve = resolve;
        this.refunds = refunds;
        this.wrongCaptures = wrongCaptures;
        this.webhooks = webhooks;
        this.receipts = receipts;
        this.oldWebhooks = oldWebhooks;
    }

    @Scheduled(fixedDelayString = "${jangteo.payment.jobs.resolve:PT5S}", scheduler = Outward.JOBS)
    @SchedulerLock(name = "payment.resolve")
    void resolveOpenPayments() {
        resolve.handle();
    }

    @Scheduled(fixedDelayString = "${jangteo.payment.jobs.refund:PT5S}", scheduler = Outward.JOBS)
    @SchedulerLock(name = "payment.refund")
    void executeDueRefunds() {
        refunds.handle();
    }

    @Scheduled(fixedDelayString = "${jangteo.payment.jobs.return:PT30S}", scheduler = Outward.JOBS)
    @SchedulerLock(name = "payment.return")
    void returnWrongCaptures() {
        wrongCaptures.handle();
    }

    @Scheduled(fixedDelayString = "${jangteo.payment.jobs.webhooks:PT5S}", scheduler = Outward.JOBS)
    @SchedulerLock(name = "payment.webhooks")
    void handleWebhooks() {
        webhooks.handleDue();
    }

    @Scheduled(fixedDelayString = "${jangteo.payment.jobs.receipts:PT10S}", scheduler = Outward.JOBS)
    @SchedulerLock(name = "payment.receipts")
    void runReceiptErrands() {
        receipts.handle();
    }

    @Scheduled(fixedDelayString = "${jangteo.payment.jobs.forget:PT1H}")
    @SchedulerLock(name = "payment.forget")
    void forgetWebhooks() {
        oldWebhooks.handle();
    }
}
