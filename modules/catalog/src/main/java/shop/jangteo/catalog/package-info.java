/** Brands, categories, products and the stock of every variant: what the shop has to sell. */
@ApplicationModule(
        displayName = "Catalog",
        allowedDependencies = {"kernel", "platform", "contract.catalog", "contract.ordering", "contract.support"})
@NullMarked
package shop.jangteo.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
