package shop.jangteo.catalog.adapter.out.persistence;

import static shop.jangteo.catalog.adapter.jooq.Tables.PRODUCTS;
import static shop.jangteo.catalog.adapter.jooq.Tables.PRODUCT_PRICES;
import static shop.jangteo.catalog.adapter.jooq.Tables.PRODUCT_TAGS;
import static shop.jangteo.catalog.adapter.jooq.Tables.VARIANTS;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Repository;
import shop.jangteo.catalog.adapter.jooq.tables.records.ProductsRecord;
import shop.jangteo.catalog.adapter.jooq.tables.records.VariantsRecord;
import shop.jangteo.catalog.application.port.CatalogEvents;
import shop.jangteo.catalog.domain.CatalogRuleBroken.ProductCodeTaken;
import shop.jangteo.catalog.domain.category.CategoryPath;
import shop.jangteo.catalog.domain.product.Assortment;
import shop.jangteo.catalog.domain.product.OptionAxis;
import shop.jangteo.catalog.domain.product.Price;
import shop.jangteo.catalog.domain.product.Product;
import shop.jangteo.catalog.domain.product.ProductDetails;
import shop.jangteo.catalog.domain.product.ProductStatus;
import shop.jangteo.catalog.domain.product.Products;
import shop.jangteo.catalog.domain.product.Variant;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Money;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JooqProducts implements Products {

    private static final TypeReference<List<OptionAxis>> AXES = new TypeReference<>() {};
    private static final TypeReference<LinkedHashMap<String, String>> OPTIONS = new TypeReference<>() {};

    /** Between the values of a combination; nobody can type it. */
    private static final String SEPARATOR = "\u001f";

    private final DSLContext dsl;
    private final CatalogEvents events;
    private final JsonMapper json;
    private final Ids ids;

    JooqProducts(DSLContext dsl, CatalogEvents events, JsonMapper json, Ids ids) {
        this.dsl = dsl;
        this.events = events;
        this.json = json;
        this.ids = ids;
    }

    @Override
    public Optional<Product> find(UUID id) {
        return load(PRODUCTS.ID.eq(id)).stream().findFirst();
    }

    @Override
    public Optional<UUID> brandOfVariant(UUID variantId) {
        return dsl.select(PRODUCTS.BRAND_ID)
                .from(VARIANTS)
                .join(PRODUCTS)
                .on(PRODUCTS.ID.eq(VARIANTS.PRODUCT_ID))
                .where(VARIANTS.ID.eq(variantId), PRODUCTS.DELETED_AT.isNull())
                .fetchOptional(PRODUCTS.BRAND_ID);
    }

    @Override
    public List<Product> within(CategoryPath category) {
        return load(hangsWithin(category));
    }

    @Override
    public boolean anyWithin(CategoryPath category) {
        return dsl.fetchExists(dsl.selectOne().from(PRODUCTS).where(hangsWithin(category)));
    }

    @Override
    public boolean anyOfBrand(UUID brandId) {
        return dsl.fetchExists(dsl.selectOne()
                .from(PRODUCTS)
                .where(
                        PRODUCTS.BRAND_ID.eq(brandId),
                        PRODUCTS.STATUS.ne(ProductStatus.DISCONTINUED.name()),
                        PRODUCTS.DELETED_AT.isNull()));
    }

    @Override
    public void add(Product product, UUID by, Instant at) {
        Product.State state = product.state();
        ProductsRecord row = row(state);
        row.setId(state.id());
        row.setCode(state.code());
        row.setBrandId(state.brandId());
        row.setCreatedAt(at);
        try {
            dsl.insertInto(PRODUCTS).set(row).execute();
        } catch (DuplicateKeyException taken) {
            throw refusal(taken, "uk_products_code", state.code());
        }
        state.details().tags().forEach(tag -> addTag(state.id(), tag));
        writeVariants(state, Map.of());
        recordPrice(product, by, at);
        events.publish(product.events());
    }

    @Override
    public void save(Product product, UUID by, Instant at) {
        Product.State state = product.state();
        // The row first: it decides who was faster, and nobody writes tags and variants without it.
        int saved = dsl.update(PRODUCTS)
                .set(row(state))
                .where(PRODUCTS.ID.eq(state.id()), PRODUCTS.VERSION.eq(state.version()))
                .execute();
        if (saved == 0) {
            throw new OptimisticLockingFailureException("product " + state.id());
        }
        writeTags(state);
        writeVariants(
                state,
                dsl.selectFrom(VARIANTS)
                        .where(VARIANTS.PRODUCT_ID.eq(state.id()))
                        .fetchMap(VARIANTS.ID));
        recordPrice(product, by, at);
        events.publish(product.events());
    }

    private static Condition hangsWithin(CategoryPath category) {
        return PRODUCTS.CATEGORY_PATH.like(category.text() + "%").and(PRODUCTS.DELETED_AT.isNull());
    }

    private List<Product> load(Condition which) {
        Result<ProductsRecord> rows =
                dsl.selectFrom(PRODUCTS).where(which).orderBy(PRODUCTS.ID).fetch();
        List<UUID> found = rows.getValues(PRODUCTS.ID);
        if (found.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<String>> tags = dsl.selectFrom(PRODUCT_TAGS)
                .where(PRODUCT_TAGS.PRODUCT_ID.in(found))
                .fetchGroups(PRODUCT_TAGS.PRODUCT_ID, PRODUCT_TAGS.TAG);
        Map<UUID, List<Variant>> variants = dsl.selectFrom(VARIANTS)
                .where(VARIANTS.PRODUCT_ID.in(found))
                .orderBy(VARIANTS.SORT_ORDER)
                .fetchGroups(VARIANTS.PRODUCT_ID, row -> variant(row.into(VARIANTS)));
        return rows.map(row -> product(
                row,
                Set.copyOf(tags.getOrDefault(row.getId(), List.of())),
                variants.getOrDefault(row.getId(), List.of())));
    }

    private Product product(ProductsRecord row, Set<String> tags, List<Variant> variants) {
        return Product.restore(new Product.State(
                row.getId(),
                row.getCode(),
                row.getBrandId(),
                new ProductDetails(
                        row.getName(),
                        CategoryPath.parse(row.getCategoryPath()),
                        tags,
                        row.getDescription(),
                        row.getMaterial(),
                        row.getSizeGuide()),
                new Price(Money.won(row.getPrice()), money(row.getListPrice())),
                new Assortment(json.readValue(row.getOptionAxes(), AXES), variants),
                ProductStatus.valueOf(row.getStatus()),
                row.getDeletedAt(),
                row.getVersion()));
    }

    private Variant variant(VariantsRecord row) {
        return new Variant(
                row.getId(),
                row.getCode(),
                json.readValue(row.getOptions(), OPTIONS),
                row.getPriceDelta(),
                row.getLowStockThreshold());
    }

    /** All that can change of a product, with the version that it has when it is written. */
    private ProductsRecord row(Product.State state) {
        ProductsRecord row = new ProductsRecord();
        row.setName(state.details().name());
        row.setCategoryId(state.details().category().id());
        row.setCategoryPath(state.details().category().text());
        row.setDescription(state.details().description());
        row.setMaterial(state.details().material());
        row.setSizeGuide(state.details().sizeGuide());
        row.setPrice(state.price().selling().won());
        row.setListPrice(won(state.price().list()));
        row.setOptionAxes(json.writeValueAsString(state.assortment().axes()));
        row.setStatus(state.status().name());
        row.setDeletedAt(state.deletedAt());
        row.setVersion(state.version() + 1);
        return row;
    }

    private void writeTags(Product.State state) {
        Set<String> tags = state.details().tags();
        Set<String> stored = dsl.selectFrom(PRODUCT_TAGS)
                .where(PRODUCT_TAGS.PRODUCT_ID.eq(state.id()))
                .fetchSet(PRODUCT_TAGS.TAG);
        if (tags.equals(stored)) {
            return;
        }
        dsl.deleteFrom(PRODUCT_TAGS)
                .where(PRODUCT_TAGS.PRODUCT_ID.eq(state.id()))
                .execute();
        tags.forEach(tag -> addTag(state.id(), tag));
    }

    /** Two tags that differ in case only are one to the database. */
    private void addTag(UUID productId, String tag) {
        dsl.insertInto(PRODUCT_TAGS)
                .set(PRODUCT_TAGS.PRODUCT_ID, productId)
                .set(PRODUCT_TAGS.TAG, tag)
                .onDuplicateKeyIgnore()
                .execute();
    }

    private void writeVariants(Product.State state, Map<UUID, VariantsRecord> stored) {
        List<Variant> variants = state.assortment().variants();
        for (int i = 0; i < variants.size(); i++) {
            Variant variant = variants.get(i);
            VariantsRecord row = stored.get(variant.id());
            if (row == null) {
                VariantsRecord added = new VariantsRecord();
                added.setId(variant.id());
                added.setProductId(state.id());
                added.setCode(variant.code());
                fill(added, variant, i);
                insert(added);
            } else if (!variant.equals(variant(row))) {
                fill(row, variant, i);
                dsl.update(VARIANTS)
                        .set(row)
                        .where(VARIANTS.ID.eq(variant.id()))
                        .execute();
            }
        }
    }

    private void fill(VariantsRecord row, Variant variant, int place) {
        row.setOptions(json.writeValueAsString(variant.options()));
        row.setCombination(String.join(SEPARATOR, variant.options().values()));
        row.setPriceDelta(variant.priceDelta());
        row.setLowStockThreshold(variant.lowStockThreshold());
        row.setSortOrder(place);
    }

    private void insert(VariantsRecord row) {
        try {
            dsl.insertInto(VARIANTS).set(row).execute();
        } catch (DuplicateKeyException taken) {
            throw refusal(taken, "uk_variants_code", row.getCode());
        }
    }

    private void recordPrice(Product product, UUID by, Instant at) {
        if (!product.isPriceNew()) {
            return;
        }
        Product.State state = product.state();
        dsl.insertInto(PRODUCT_PRICES)
                .set(PRODUCT_PRICES.ID, ids.next())
                .set(PRODUCT_PRICES.PRODUCT_ID, state.id())
                .set(PRODUCT_PRICES.PRICE, state.price().selling().won())
                .set(PRODUCT_PRICES.LIST_PRICE, won(state.price().list()))
                .set(PRODUCT_PRICES.CHANGED_BY, by)
                .set(PRODUCT_PRICES.CHANGED_AT, at)
                .execute();
    }

    private static RuntimeException refusal(DuplicateKeyException taken, String constraint, String code) {
        return Constraint.refused(taken, constraint) ? new ProductCodeTaken(code) : taken;
    }

    private static @Nullable Money money(@Nullable Long won) {
        return won == null ? null : Money.won(won);
    }

    private static @Nullable Long won(@Nullable Money money) {
        return money == null ? null : money.won();
    }
}
