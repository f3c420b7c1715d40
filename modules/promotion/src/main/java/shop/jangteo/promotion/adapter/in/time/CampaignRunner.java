package shop.jangteo.promotion.adapter.in.time;

import java.time.Duration;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shop.jangteo.promotion.application.RunCampaigns;
import shop.jangteo.promotion.domain.campaign.CampaignId;

/** One instance runs the campaigns; two at once would only wait for each other. */
@Component
@ConditionalOnProperty(name = "jangteo.jobs.enabled", matchIfMissing = true)
class CampaignRunner {

    private static final Logger LOG = LoggerFactory.getLogger(CampaignRunner.class);

    /** Of one campaign; then it is the next one's turn. */
    private static final Duration TURN = Duration.ofSeconds(10);

    private final RunCampaigns runCampaigns;

    CampaignRunner(RunCampaigns runCampaigns) {
        this.runCampaigns = runCampaigns;
    }

    @Scheduled(fixedDelayString = "${jangteo.promotion.issuing.campaign-interval:PT1S}")
    @SchedulerLock(name = "promotion.run-campaigns")
    void run() {
        runCampaigns.underWay().forEach(this::run);
    }

    private void run(CampaignId id) {
        try {
            runCampaigns.handle(id, TURN);
        } catch (RuntimeException failed) {
            LOG.warn("campaign {} stopped; the next run goes on behind its last whole chunk", id.value(), failed);
        }
    }
}
