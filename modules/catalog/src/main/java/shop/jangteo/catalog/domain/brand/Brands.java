package shop.jangteo.catalog.domain.brand;

import java.util.Optional;
import java.util.UUID;
import shop.jangteo.catalog.domain.CatalogRuleBroken.BrandNameTaken;

/** All brands, retired ones too. */
public interface Brands {

    Optional<Brand> find(UUID id);

    /** As {@link #find}; nobody can retire it before this transaction ends. */
    Optional<Brand> findAndKeep(UUID id);

    /** As {@link #find}; nobody can read it with {@link #findAndKeep} or change it before this transaction ends. */
    Optional<Brand> findAndLock(UUID id);

    /** @throws BrandNameTaken when another one has the name */
    void add(Brand brand);

    /** @throws BrandNameTaken when another one has the name */
    void save(Brand brand);
}
