package shop.jangteo.catalog.adapter.out.persistence;

import static shop.jangteo.catalog.adapter.jooq.Tables.BRANDS;

import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Repository;
import shop.jangteo.catalog.adapter.jooq.tables.records.BrandsRecord;
import shop.jangteo.catalog.domain.CatalogRuleBroken.BrandNameTaken;
import shop.jangteo.catalog.domain.brand.Brand;
import shop.jangteo.catalog.domain.brand.Brands;

@Repository
class JooqBrands implements Brands {

    private final DSLContext dsl;

    JooqBrands(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public Optional<Brand> find(UUID id) {
        return dsl.selectFrom(BRANDS).where(BRANDS.ID.eq(id)).fetchOptional(JooqBrands::brand);
    }

    @Override
    public Optional<Brand> findAndKeep(UUID id) {
        return dsl.selectFrom(BRANDS).where(BRANDS.ID.eq(id)).forShare().fetchOptional(JooqBrands::brand);
    }

    @Override
    public Optional<Brand> findAndLock(UUID id) {
        return dsl.selectFrom(BRANDS).where(BRANDS.ID.eq(id)).forUpdate().fetchOptional(JooqBrands::brand);
    }

    @Override
    public void add(Brand brand) {
        try {
            dsl.insertInto(BRANDS)
                    .set(BRANDS.ID, brand.id())
                    .set(BRANDS.NAME, brand.name())
                    .set(BRANDS.DESCRIPTION, brand.description())
                    .set(BRANDS.VERSION, 1L)
                    .execute();
        } catch (DuplicateKeyException taken) {
            throw refusal(taken, brand);
        }
    }

    @Override
    public void save(Brand brand) {
        int saved;
        try {
            saved = dsl.update(BRANDS)
                    .set(BRANDS.NAME, brand.name())
                    .set(BRANDS.DESCRIPTION, brand.description())
                    .set(BRANDS.RETIRED_AT, brand.retiredAt())
                    .set(BRANDS.VERSION, brand.version() + 1)
                    .where(BRANDS.ID.eq(brand.id()), BRANDS.VERSION.eq(brand.version()))
                    .execute();
        } catch (DuplicateKeyException taken) {
            throw refusal(taken, brand);
        }
        if (saved == 0) {
            throw new OptimisticLockingFailureException("brand " + brand.id());
        }
    }

    private static RuntimeException refusal(DuplicateKeyException taken, Brand brand) {
        return Constraint.refused(taken, "uk_brands_name") ? new BrandNameTaken(brand.name()) : taken;
    }

    private static Brand brand(BrandsRecord row) {
        return new Brand(row.getId(), row.getName(), row.getDescription(), row.getRetiredAt(), row.getVersion());
    }
}
