package shop.jangteo.payment.adapter.out.toss;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shop.jangteo.payment.application.port.PaymentGateway.Transaction;
import shop.jangteo.payment.application.port.ProviderFailed;
import tools.jackson.databind.JsonNode;

/** Toss' list of a day's transactions, page by page, and what of it moved money. */
class TossBooks {

    private static final int PAGE = 500;

    private final TossApi api;

    TossBooks(TossApi api) {
        this.api = api;
    }

    List<Transaction> movements(LocalDate day) {
        List<TossTransaction> all = new ArrayList<>();
        List<TossTransaction> page;
        do {
            page = page(day, all.isEmpty() ? null : all.getLast().transactionKey());
            all.addAll(page);
        } while (page.size() == PAGE);
        Set<String> deposited = new HashSet<>();
        List<Transaction> moved = new ArrayList<>();
        for (TossTransaction one : all) {
            Transaction.Kind kind = kind(one, deposited);
            if (kind != null) {
                moved.add(one.as(kind));
            }
        }
        return moved;
    }

    /** @return nothing when no money moved: an account was opened, or closed while it was empty */
    private Transaction.@Nullable Kind kind(TossTransaction one, Set<String> deposited) {
        return switch (one.status()) {
            case "DONE" -> {
                deposited.add(one.paymentKey());
                yield Transaction.Kind.CAPTURE;
            }
            case "CANCELED", "PARTIAL_CANCELED" ->
                one.isOfAccount() && !deposited.contains(one.paymentKey()) && wasNeverDeposited(one)
                        ? null
                        : Transaction.Kind.REFUND;
            case "WAITING_FOR_DEPOSIT" ->
                deposited.remove(one.paymentKey()) ? Transaction.Kind.DEPOSIT_TAKEN_BACK : null;
            default -> null;
        };
    }

    private boolean wasNeverDeposited(TossTransaction one) {
        return api.get(TossApi.BY_KEY, one.paymentKey()) instanceof TossReply.Done done
                && TossPayment.read(done.body())
                        .filter(payment -> payment.approvedAt() == null)
                        .isPresent();
    }

    private List<TossTransaction> page(LocalDate day, @Nullable String after) {
        TossReply reply = api.get(uri -> {
            uri.path("/v1/transactions")
                    .queryParam("startDate", TossRequests.LOCAL.format(day.atStartOfDay()))
                    .queryParam("endDate", TossRequests.LOCAL.format(day.atTime(LocalTime.MAX)))
                    .queryParam("limit", PAGE);
            return after == null ? uri : uri.queryParam("startingAfter", after);
        });
        if (!(reply instanceof TossReply.Done done)) {
            throw ProviderFailed.silently("no transactions of " + day + ": " + reply);
        }
        List<TossTransaction> page = new ArrayList<>();
        for (JsonNode one : done.body()) {
            page.add(TossTransaction.read(one)
                    .orElseThrow(() -> ProviderFailed.silently("what is no transaction among those of " + day)));
        }
        return page;
    }
}
