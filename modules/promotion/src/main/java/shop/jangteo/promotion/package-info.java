/** Coupons and points: who pays less for an order, by how much, and why; to the won, once, and back when it ends. */
@ApplicationModule(
        displayName = "Promotion",
        allowedDependencies = {
            "kernel",
            "platform",
            "contract.promotion",
            "contract.ordering",
            "contract.catalog",
            "contract.identity",
            "contract.payment"
        })
@NullMarked
package shop.jangteo.promotion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
