/** What the catalog context tells the others about offers and stock. */
@ApplicationModule(displayName = "Catalog events")
@NullMarked
package shop.jangteo.contract.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
