package shop.jangteo.catalog.adapter.query;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.replace;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static shop.jangteo.catalog.adapter.jooq.Tables.BRANDS;
import static shop.jangteo.catalog.adapter.jooq.Tables.CATEGORIES;
import static shop.jangteo.catalog.adapter.jooq.Tables.PRODUCTS;
import static shop.jangteo.catalog.adapter.jooq.Tables.PRODUCT_RATINGS;
import static shop.jangteo.catalog.adapter.jooq.Tables.PRODUCT_TAGS;
import static shop.jangteo.catalog.adapter.jooq.Tables.STOCK;
import static shop.jangteo.catalog.adapter.jooq.Tables.VARIANTS;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SortField;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.catalog.adapter.query.ProductViews.BrandName;
import shop.jangteo.catalog.adapter.query.ProductViews.CategoryPlace;
import shop.jangteo.catalog.adapter.query.ProductViews.Facet;
import shop.jangteo.catalog.adapter.query.ProductViews.Facets;
import shop.jangteo.catalog.adapter.query.ProductViews.ProductDetail;
import shop.jangteo.catalog.adapter.query.ProductViews.ProductPage;
import shop.jangteo.catalog.adapter.query.ProductViews.ProductSummary;
import shop.jangteo.catalog.adapter.query.ProductViews.RatingView;
import shop.jangteo.catalog.adapter.query.ProductViews.VariantView;
import shop.jangteo.catalog.domain.product.OptionAxis;
import shop.jangteo.catalog.domain.product.ProductStatus;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Products as they are browsed (CA-5) and looked at (CA-12). A list costs three statements, a page of a product four. */
@Component
@Transactional(readOnly = true)
public class ProductQueries {

    private static final TypeReference<List<OptionAxis>> AXES = new TypeReference<>() {};
    private static final TypeReference<LinkedHashMap<String, String>> OPTIONS = new TypeReference<>() {};

    private static final Condition IN_STOCK =
            exists(selectOne().from(STOCK).where(STOCK.PRODUCT_ID.eq(PRODUCTS.ID), STOCK.ON_HAND.gt(STOCK.RESERVED)));
    private static final Field<Boolean> SOLD_OUT = field(not(IN_STOCK)).as("sold_out");
    private static final Field<BigDecimal> UNITS_SOLD =
            field(select(sum(STOCK.UNITS_SOLD)).from(STOCK).where(STOCK.PRODUCT_ID.eq(PRODUCTS.ID)));
    private static final Field<BigDecimal> AVERAGE = coalesce(PRODUCT_RATINGS.AVERAGE, inline(BigDecimal.ZERO));
    private static final Field<Integer> REVIEWS = coalesce(PRODUCT_RATINGS.REVIEW_COUNT, inline(0));
    private static final Field<Long> LIST_PRICE = coalesce(PRODUCTS.LIST_PRICE, PRODUCTS.PRICE);
    private static final Condition PUBLIC =
            PRODUCTS.STATUS.eq(ProductStatus.ACTIVE.name()).and(PRODUCTS.DELETED_AT.isNull());

    private final DSLContext dsl;
    private final CategoryQueries categories;
    private final JsonMapper json;

    ProductQueries(DSLContext dsl, CategoryQueries categories, JsonMapper json) {
        this.dsl = dsl;
        this.categories = categories;
        this.json = json;
    }

    /** What everybody may buy. */
    public ProductPage list(ProductFilter filter, Paging paging) {
        return list(PUBLIC.and(matching(filter)), filter.keyword(), paging);
    }

    /**
     * What an operator, or a seller of its own brand, administers.
     *
     * @param status all when null
     */
    public ProductPage administered(Actor actor, ProductFilter filter, @Nullable ProductStatus status, Paging paging) {
        return list(
                PRODUCTS.DELETED_AT
                        .isNull()
                        .and(actor.isOperator() ? noCondition() : PRODUCTS.BRAND_ID.eq(actor.brandId()))
                        .and(status == null ? noCondition() : PRODUCTS.STATUS.eq(status.name()))
                        .and(matching(filter)),
                filter.keyword(),
                paging);
    }

    /**
     * One product: for everybody when it is on sale, for its seller and operators whatever its state.
     *
     * @throws NotFound for anybody else
     */
    public ProductDetail get(UUID id, @Nullable Actor actor) {
        Record row = dsl.select(PRODUCTS.asterisk(), BRANDS.NAME, LIST_PRICE.as("shown_list_price"))
                .select(AVERAGE.as("average"), REVIEWS.as("reviews"), SOLD_OUT)
                .from(PRODUCTS)
                .join(BRANDS)
                .on(BRANDS.ID.eq(PRODUCTS.BRAND_ID))
                .leftJoin(PRODUCT_RATINGS)
                .on(PRODUCT_RATINGS.PRODUCT_ID.eq(PRODUCTS.ID))
                .where(PRODUCTS.ID.eq(id), PRODUCTS.DELETED_AT.isNull())
                .fetchOne();
        if (row == null || !isVisible(row, actor)) {
            throw new NotFound("product");
        }
        var path = categories.path(row.get(PRODUCTS.CATEGORY_PATH));
        long price = row.get(PRODUCTS.PRICE);
        return new ProductDetail(
                id,
                row.get(PRODUCTS.CODE),
                row.get(PRODUCTS.NAME),
                new BrandName(row.get(PRODUCTS.BRAND_ID), row.get(BRANDS.NAME)),
                new CategoryPlace(row.get(PRODUCTS.CATEGORY_ID), path.getLast().name(), path),
                dsl.selectFrom(PRODUCT_TAGS)
                        .where(PRODUCT_TAGS.PRODUCT_ID.eq(id))
                        .orderBy(PRODUCT_TAGS.TAG)
                        .fetch(PRODUCT_TAGS.TAG),
                row.get(PRODUCTS.DESCRIPTION),
                row.get(PRODUCTS.MATERIAL),
                row.get(PRODUCTS.SIZE_GUIDE),
                Money.won(price),
                Money.won(row.get("shown_list_price", Long.class)),
                ProductStatus.valueOf(row.get(PRODUCTS.STATUS)),
                row.get(SOLD_OUT),
                List.of(),
                new RatingView(row.get("average", BigDecimal.class), row.get("reviews", Integer.class)),
                json.readValue(row.get(PRODUCTS.OPTION_AXES), AXES),
                variants(id, price),
                row.get(PRODUCTS.VERSION));
    }

    private static boolean isVisible(Record row, @Nullable Actor actor) {
        return row.get(PRODUCTS.STATUS).equals(ProductStatus.ACTIVE.name())
                || (actor != null && actor.actsForBrand(row.get(PRODUCTS.BRAND_ID)));
    }

    private List<VariantView> variants(UUID productId, long price) {
        return dsl.select(
                        VARIANTS.ID,
                        VARIANTS.CODE,
                        VARIANTS.OPTIONS,
                        VARIANTS.PRICE_DELTA,
                        STOCK.ON_HAND.minus(STOCK.RESERVED))
                .from(VARIANTS)
                .join(STOCK)
                .on(STOCK.VARIANT_ID.eq(VARIANTS.ID))
                .where(VARIANTS.PRODUCT_ID.eq(productId))
                .orderBy(VARIANTS.SORT_ORDER)
                .fetch(row -> new VariantView(
                        row.value1(),
                        row.value2(),
                        json.readValue(row.value3(), OPTIONS),
                        Money.won(price + row.value4()),
                        row.value5() == 0));
    }

    private ProductPage list(Condition which, @Nullable String keyword, Paging paging) {
        List<ProductSummary> items = dsl.select(
                        PRODUCTS.ID,
                        PRODUCTS.CODE,
                        PRODUCTS.NAME,
                        PRODUCTS.BRAND_ID,
                        BRANDS.NAME,
                        PRODUCTS.PRICE,
                        LIST_PRICE.as("shown_list_price"),
                        PRODUCTS.STATUS,
                        SOLD_OUT,
                        AVERAGE.as("average"),
                        REVIEWS.as("reviews"))
                .from(PRODUCTS)
                .join(BRANDS)
                .on(BRANDS.ID.eq(PRODUCTS.BRAND_ID))
                .leftJoin(PRODUCT_RATINGS)
                .on(PRODUCT_RATINGS.PRODUCT_ID.eq(PRODUCTS.ID))
                .where(which)
                .orderBy(order(ProductSort.of(paging.sort()), keyword))
                .limit(paging.size())
                .offset(paging.offset())
                .fetch(row -> new ProductSummary(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        new BrandName(row.value4(), row.value5()),
                        Money.won(row.value6()),
                        Money.won(row.value7()),
                        ProductStatus.valueOf(row.value8()),
                        row.value9(),
                        null,
                        new RatingView(row.value10(), row.value11())));
        Facets facets = new Facets(
                dsl.select(CATEGORIES.ID, CATEGORIES.NAME, count())
                        .from(PRODUCTS)
                        .join(BRANDS)
                        .on(BRANDS.ID.eq(PRODUCTS.BRAND_ID))
                        .join(CATEGORIES)
                        .on(CATEGORIES.ID.eq(PRODUCTS.CATEGORY_ID))
                        .where(which)
                        .groupBy(CATEGORIES.ID, CATEGORIES.NAME)
                        .orderBy(count().desc(), CATEGORIES.NAME)
                        .fetch(row -> new Facet(row.value1(), row.value2(), row.value3())),
                dsl.select(BRANDS.ID, BRANDS.NAME, count())
                        .from(PRODUCTS)
                        .join(BRANDS)
                        .on(BRANDS.ID.eq(PRODUCTS.BRAND_ID))
                        .where(which)
                        .groupBy(BRANDS.ID, BRANDS.NAME)
                        .orderBy(count().desc(), BRANDS.NAME)
                        .fetch(row -> new Facet(row.value1(), row.value2(), row.value3())));
        // Every product has one brand, so the brands' counts are the count.
        long total = facets.brands().stream().mapToLong(Facet::count).sum();
        Page<ProductSummary> page = Page.of(items, paging, total);
        return new ProductPage(page.items(), page.page(), page.size(), page.totalItems(), page.totalPages(), facets);
    }

    private static Condition matching(ProductFilter filter) {
        Condition matching = noCondition();
        if (filter.keyword() != null) {
            matching = matching.and(hasKeyword(filter.keyword()));
        }
        if (filter.categoryId() != null) {
            // The path is looked up by the same statement; an unknown category has none and holds nothing.
            matching = matching.and(PRODUCTS.CATEGORY_PATH.like(field(select(CATEGORIES.PATH.concat("%"))
                    .from(CATEGORIES)
                    .where(CATEGORIES.ID.eq(filter.categoryId())))));
        }
        if (filter.brandId() != null) {
            matching = matching.and(PRODUCTS.BRAND_ID.eq(filter.brandId()));
        }
        if (filter.tag() != null) {
            matching = matching.and(PRODUCTS.ID.in(
                    select(PRODUCT_TAGS.PRODUCT_ID).from(PRODUCT_TAGS).where(PRODUCT_TAGS.TAG.eq(filter.tag()))));
        }
        if (filter.minPrice() != null) {
            matching = matching.and(PRODUCTS.PRICE.ge(filter.minPrice()));
        }
        if (filter.maxPrice() != null) {
            matching = matching.and(PRODUCTS.PRICE.le(filter.maxPrice()));
        }
        if (filter.inStock() != null) {
            matching = matching.and(filter.inStock() ? IN_STOCK : not(IN_STOCK));
        }
        return matching;
    }

    /** Korean is written with and without spaces: 봄재킷 finds 봄 재킷 and the other way round. */
    private static Condition hasKeyword(String keyword) {
        String dense = keyword.replace(" ", "");
        return withoutSpaces(PRODUCTS.NAME)
                .containsIgnoreCase(dense)
                .or(withoutSpaces(BRANDS.NAME).containsIgnoreCase(dense));
    }

    private static Field<String> withoutSpaces(TableField<?, String> name) {
        return replace(name, inline(" "), inline(""));
    }

    private static List<SortField<?>> order(ProductSort sort, @Nullable String keyword) {
        List<SortField<?>> order = new ArrayList<>();
        switch (sort) {
            case relevance -> {
                if (keyword != null) {
                    order.add(field(PRODUCTS.NAME.startsWith(keyword)).desc());
                    order.add(field(PRODUCTS.NAME.contains(keyword)).desc());
                }
            }
            case newest -> {}
            case priceAsc -> order.add(PRODUCTS.PRICE.asc());
            case priceDesc -> order.add(PRODUCTS.PRICE.desc());
            case popular -> order.add(UNITS_SOLD.desc());
            case rating -> {
                order.add(AVERAGE.desc());
                order.add(REVIEWS.desc());
            }
            case reviews -> order.add(REVIEWS.desc());
        }
        order.add(PRODUCTS.CREATED_AT.desc());
        order.add(PRODUCTS.ID.desc());
        return order;
    }
}
