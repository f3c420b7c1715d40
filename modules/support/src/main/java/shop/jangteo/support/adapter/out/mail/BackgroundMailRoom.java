package shop.jangteo.support.adapter.out.mail;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import shop.jangteo.support.application.SendDueMail;
import shop.jangteo.support.application.port.MailRoom;

/** One thread of this instance that sends mail; what it misses, the schedule finds. */
@Component
class BackgroundMailRoom implements MailRoom, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundMailRoom.class);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("mail-room").factory());
    private final AtomicBoolean called = new AtomicBoolean();
    private final ObjectProvider<SendDueMail> sendDueMail;

    BackgroundMailRoom(ObjectProvider<SendDueMail> sendDueMail) {
        this.sendDueMail = sendDueMail;
    }

    @Override
    public void collectAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                call();
            }
        });
    }

    /** Many calls before the thread gets to it are one: it sends whatever is due. */
    private void call() {
        if (called.compareAndSet(false, true)) {
            try {
                thread.execute(this::send);
            } catch (RejectedExecutionException closing) {
                LOG.debug("closing; mail waits for the next start", closing);
            }
        }
    }

    private void send() {
        called.set(false);
        try {
            sendDueMail.getObject().handle();
        } catch (RuntimeException failed) {
            LOG.warn("mail waits for the next round", failed);
        }
    }

    @Override
    public void destroy() {
        thread.close();
    }
}
