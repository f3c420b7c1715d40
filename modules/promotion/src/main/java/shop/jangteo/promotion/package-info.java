/** Coupons and points: who may pay less for an order, by how much, and why; to the won, once, and back when the order ends. */
@ApplicationModule(
        displayName = "Promotion",
        allowedDependencies = {"kernel", "platform", "contract.promotion", "contract.ordering", "contract.catalog"})
@NullMarked
package shop.jangteo.promotion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
