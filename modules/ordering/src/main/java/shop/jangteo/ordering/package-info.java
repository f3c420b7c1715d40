/** From the cart to a kept purchase: what a member wants to buy, what was ordered at which price, and where it stands. */
@ApplicationModule(
        displayName = "Ordering",
        allowedDependencies = {
            "kernel",
            "platform",
            "contract.ordering",
            "contract.catalog",
            "contract.identity",
            "contract.promotion",
            "contract.payment",
            "contract.delivery"
        })
@NullMarked
package shop.jangteo.ordering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
