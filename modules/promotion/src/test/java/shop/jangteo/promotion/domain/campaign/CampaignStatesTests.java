package shop.jangteo.promotion.domain.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CampaignEnded;
import shop.jangteo.promotion.domain.campaign.Campaign.Progress;
import shop.jangteo.promotion.domain.coupon.CouponId;

@DisplayName("PR-2: the states of a campaign are those of docs/process/coupon-campaign.md")
class CampaignStatesTests {

    private static final Path TABLE = Path.of("../../docs/process/coupon-campaign.md");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    static Stream<Arguments> table() throws IOException {
        List<List<String>> rows = Files.readAllLines(TABLE).stream()
                .filter(line -> line.startsWith("| "))
                .map(line -> Arrays.stream(line.split("\\|"))
                        .skip(1)
                        .map(String::strip)
                        .toList())
                .toList();
        List<String> commands = rows.getFirst();
        List<Arguments> cells = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            for (int i = 1; i < commands.size(); i++) {
                cells.add(Arguments.of(CampaignStatus.valueOf(row.getFirst()), commands.get(i), row.get(i)));
            }
        }
        return cells.stream();
    }

    private static BiConsumer<Campaign, Instant> command(String name) {
        return switch (name) {
            case "pause" -> Campaign::pause;
            case "resume" -> Campaign::resume;
            case "cancel" -> Campaign::cancel;
            case "nobody left" -> Campaign::done;
            case "nothing left" -> (campaign, now) -> campaign.soldOut(3, now);
            case "period over" -> Campaign::periodOver;
            default -> throw new IllegalArgumentException(name);
        };
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @MethodSource("table")
    void everyCell(CampaignStatus state, String command, String outcome) {
        Campaign campaign = Campaign.stored(
                new CampaignId(UUID.randomUUID()),
                new CouponId(UUID.randomUUID()),
                state,
                new Progress(10, 5, 1, 0),
                null,
                state.isEnd() ? NOW : null);

        if (outcome.equals("CAMPAIGN_ENDED")) {
            assertThatThrownBy(() -> command(command).accept(campaign, NOW)).isInstanceOf(CampaignEnded.class);
            assertThat(campaign.status()).isEqualTo(state);
        } else {
            command(command).accept(campaign, NOW);
            assertThat(campaign.status()).isEqualTo(outcome.equals("=") ? state : CampaignStatus.valueOf(outcome));
        }
        assertThat(campaign.endedAt() != null).isEqualTo(campaign.status().isEnd());
    }

    @Test
    void theTableHasEveryState() throws IOException {
        assertThat(table().map(cell -> cell.get()[0]).distinct()).containsExactly((Object[]) CampaignStatus.values());
    }
}
