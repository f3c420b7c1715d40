package shop.jangteo.identity.adapter.query;

import static org.jooq.impl.DSL.noCondition;
import static shop.jangteo.identity.adapter.jooq.Tables.MEMBERS;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.identity.domain.Malformed;
import shop.jangteo.identity.domain.member.MemberStatus;
import shop.jangteo.identity.domain.member.Phone;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.crypto.PersonalData;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;

/** The operator's list of members: two statements a page. */
@Component
@Transactional(readOnly = true)
public class MemberList {

    /**
     * What is null doesn't narrow the list.
     *
     * @param keyword part of an email or a name, or a whole telephone number
     * @param joinedFrom first day, Asia/Seoul
     * @param joinedTo last day, Asia/Seoul
     */
    public record Filter(
            @Nullable String keyword,
            @Nullable LocalDate joinedFrom,
            @Nullable LocalDate joinedTo,
            @Nullable MemberStatus status) {}

    public record MemberView(
            UUID id,
            String email,
            String name,
            Role role,
            @Nullable UUID brandId,
            MemberStatus status,
            @Nullable SuspensionView suspension,
            Instant createdAt) {}

    /** @param until when it ends by itself, if ever */
    public record SuspensionView(
            String reason, Instant since, @Nullable Instant until) {}

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    /** Seoul's days all have 24 hours. */
    private static final Duration DAY = Duration.ofDays(1);

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 9998;

    private static final Map<String, Field<?>> SORTABLE = Map.of(
            "createdAt", MEMBERS.CREATED_AT,
            "email", MEMBERS.EMAIL,
            "name", MEMBERS.NAME,
            "role", MEMBERS.ROLE);

    private final DSLContext dsl;
    private final PersonalData personalData;
    private final Clock clock;

    MemberList(DSLContext dsl, PersonalData personalData, Clock clock) {
        this.dsl = dsl;
        this.personalData = personalData;
        this.clock = clock;
    }

    /** @throws InvalidField for a sort or a date that can't be */
    public Page<MemberView> find(Filter filter, Paging paging) {
        Instant now = clock.instant();
        Condition wanted = condition(filter, now);
        var order = paging.orderBy(SORTABLE, MEMBERS.CREATED_AT.desc());
        List<MemberView> items = dsl.select(
                        MEMBERS.ID,
                        MEMBERS.EMAIL,
                        MEMBERS.NAME,
                        MEMBERS.ROLE,
                        MEMBERS.BRAND_ID,
                        MEMBERS.SUSPENDED_AT,
                        MEMBERS.SUSPENDED_UNTIL,
                        MEMBERS.SUSPENSION_REASON,
                        MEMBERS.CREATED_AT)
                .from(MEMBERS)
                .where(wanted)
                .orderBy(order)
                .limit(paging.size())
                .offset(paging.offset())
                .fetch(row -> view(row, now));
        return Page.of(items, paging, dsl.fetchCount(MEMBERS, wanted));
    }

    private Condition condition(Filter filter, Instant now) {
        Condition wanted = noCondition();
        String keyword = filter.keyword();
        if (keyword != null && !keyword.isBlank()) {
            wanted = wanted.and(matches(keyword.strip()));
        }
        if (filter.joinedFrom() != null) {
            wanted = wanted.and(MEMBERS.CREATED_AT.ge(startOf(filter.joinedFrom(), "joinedFrom")));
        }
        if (filter.joinedTo() != null) {
            wanted = wanted.and(
                    MEMBERS.CREATED_AT.lt(startOf(filter.joinedTo(), "joinedTo").plus(DAY)));
        }
        return filter.status() == null ? wanted : wanted.and(Standing.is(filter.status(), now));
    }

    private Condition matches(String keyword) {
        Condition named =
                MEMBERS.EMAIL.contains(keyword.toLowerCase(Locale.ROOT)).or(MEMBERS.NAME.contains(keyword));
        try {
            return named.or(MEMBERS.PHONE_INDEX.eq(
                    personalData.blindIndex(Phone.of(keyword).digits())));
        } catch (Malformed noTelephoneNumber) {
            return named;
        }
    }

    private static Instant startOf(LocalDate day, String field) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new InvalidField(field, "OUT_OF_RANGE");
        }
        return day.atStartOfDay(SEOUL).toInstant();
    }

    private static MemberView view(Record row, Instant now) {
        MemberStatus status = Standing.of(row.get(MEMBERS.SUSPENDED_AT), row.get(MEMBERS.SUSPENDED_UNTIL), now);
        return new MemberView(
                row.get(MEMBERS.ID),
                row.get(MEMBERS.EMAIL),
                row.get(MEMBERS.NAME),
                Role.valueOf(row.get(MEMBERS.ROLE)),
                row.get(MEMBERS.BRAND_ID),
                status,
                status == MemberStatus.ACTIVE
                        ? null
                        : new SuspensionView(
                                row.get(MEMBERS.SUSPENSION_REASON),
                                row.get(MEMBERS.SUSPENDED_AT),
                                row.get(MEMBERS.SUSPENDED_UNTIL)),
                row.get(MEMBERS.CREATED_AT));
    }
}
