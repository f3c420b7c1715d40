package shop.jangteo.catalog.adapter.query;

import static shop.jangteo.catalog.adapter.jooq.Tables.BRANDS;

import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.catalog.adapter.jooq.tables.records.BrandsRecord;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;

/** Brands as everybody sees them; retired ones are in no list. */
@Component
@Transactional(readOnly = true)
public class BrandQueries {

    /** @param retired no product can be sold under it any more */
    public record BrandView(UUID id, String name, @Nullable String description, boolean retired, long version) {}

    private final DSLContext dsl;

    BrandQueries(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** @param keyword part of the name; all when null */
    public Page<BrandView> list(@Nullable String keyword, Paging paging) {
        Condition which = BRANDS.RETIRED_AT
                .isNull()
                .and(keyword == null ? DSL.noCondition() : BRANDS.NAME.containsIgnoreCase(keyword));
        return Page.of(
                dsl.selectFrom(BRANDS)
                        .where(which)
                        .orderBy(paging.orderBy(Map.of("name", BRANDS.NAME), BRANDS.NAME.asc()))
                        .limit(paging.size())
                        .offset(paging.offset())
                        .fetch(BrandQueries::view),
                paging,
                dsl.fetchCount(BRANDS, which));
    }

    public BrandView get(UUID id) {
        return dsl.selectFrom(BRANDS)
                .where(BRANDS.ID.eq(id))
                .fetchOptional(BrandQueries::view)
                .orElseThrow(() -> new NotFound("brand"));
    }

    private static BrandView view(BrandsRecord row) {
        return new BrandView(
                row.getId(), row.getName(), row.getDescription(), row.getRetiredAt() != null, row.getVersion());
    }
}
