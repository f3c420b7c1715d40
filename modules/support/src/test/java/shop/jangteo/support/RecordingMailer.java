package shop.jangteo.support;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import shop.jangteo.support.application.port.MailNotSent;
import shop.jangteo.support.application.port.Mailer;

/** Keeps what was sent, and refuses mail to addresses as often as it is told. */
@Component
@Primary
class RecordingMailer implements Mailer {

    private final List<Mail> sent = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> refusals = new ConcurrentHashMap<>();

    void refuse(String address, int times) {
        refusals.put(address, new AtomicInteger(times));
    }

    List<Mail> sentTo(String address) {
        return sent.stream().filter(mail -> mail.to().equals(address)).toList();
    }

    @Override
    public void send(Mail mail) {
        AtomicInteger left = refusals.get(mail.to());
        if (left != null && left.getAndDecrement() > 0) {
            throw new MailNotSent("on purpose");
        }
        sent.add(mail);
    }
}
