package shop.jangteo.support.adapter.in.time;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shop.jangteo.platform.event.Outward;
import shop.jangteo.support.application.SendDueMail;

/** Tries mail again that didn't go out, or whose instance died. */
@Component
@ConditionalOnProperty(name = "jangteo.jobs.enabled", matchIfMissing = true)
class MailSchedule {

    private final SendDueMail sendDueMail;

    MailSchedule(SendDueMail sendDueMail) {
        this.sendDueMail = sendDueMail;
    }

    @Scheduled(fixedDelayString = "${jangteo.support.mail.interval:PT30S}", scheduler = Outward.JOBS)
    @SchedulerLock(name = "support.send-due-mail")
    public void send() {
        sendDueMail.handle();
    }
}
