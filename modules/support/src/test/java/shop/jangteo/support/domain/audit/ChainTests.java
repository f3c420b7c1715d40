package shop.jangteo.support.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SU-7: the chain of audit entries")
class ChainTests {

    private static final Instant AT = Instant.parse("2026-11-20T03:00:00.123456Z");

    private final List<ChainedEntry> chain = new ArrayList<>();
    private ChainHead head = ChainHead.START;

    ChainTests() {
        for (int i = 0; i < 5; i++) {
            ChainedEntry next = ChainedEntry.after(head, entry("{\"price\":" + i + "}"));
            chain.add(next);
            head = next.head();
        }
    }

    private static AuditEntry entry(String after) {
        return new AuditEntry(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "MASTER_ADMIN",
                "catalog.product.change",
                "product",
                "42",
                null,
                after,
                "127.0.0.1",
                "trace",
                AT);
    }

    private ChainCheck.Result check() {
        var check = new ChainCheck();
        chain.forEach(check::pass);
        return check.end(head);
    }

    @Test
    void isIntactAsItWasWritten() {
        assertThat(check()).isEqualTo(new ChainCheck.Result(5, null));
        assertThat(check().intact()).isTrue();
    }

    @Test
    void isIntactWhileItIsEmpty() {
        assertThat(new ChainCheck().end(ChainHead.START).intact()).isTrue();
    }

    @Test
    void isBrokenWhereAnEntryWasChanged() {
        ChainedEntry original = chain.get(2);
        chain.set(2, new ChainedEntry(3, entry("{\"price\":999}"), original.previousHash(), original.hash()));

        assertThat(check().firstBroken())
                .isEqualTo(new ChainCheck.Break(3, chain.get(2).entry().id()));
    }

    @Test
    void isBrokenAfterAnEntryThatWasChangedTogetherWithItsHash() {
        chain.set(2, ChainedEntry.after(chain.get(1).head(), entry("{\"price\":999}")));

        assertThat(check().firstBroken())
                .isEqualTo(new ChainCheck.Break(4, chain.get(3).entry().id()));
    }

    @Test
    void isBrokenWhereAnEntryIsMissing() {
        chain.remove(1);

        assertThat(check().firstBroken()).isEqualTo(new ChainCheck.Break(2, null));
    }

    @Test
    void isBrokenWhereItsEndWasCutOff() {
        chain.removeLast();

        assertThat(check()).isEqualTo(new ChainCheck.Result(4, new ChainCheck.Break(5, null)));
    }

    @Test
    void isBrokenWhenEverythingIsGone() {
        chain.clear();

        assertThat(check().firstBroken()).isEqualTo(new ChainCheck.Break(1, null));
    }

    @Test
    void tellsAnAbsentTextFromAnEmptyOne() {
        AuditEntry one = entry("");
        AuditEntry other = new AuditEntry(
                one.id(),
                one.actorId(),
                one.actorRole(),
                one.action(),
                one.targetType(),
                one.targetId(),
                "",
                null,
                one.remoteAddress(),
                one.traceId(),
                one.at());

        assertThat(ChainedEntry.after(ChainHead.START, one).hash())
                .isNotEqualTo(ChainedEntry.after(ChainHead.START, other).hash());
    }
}
