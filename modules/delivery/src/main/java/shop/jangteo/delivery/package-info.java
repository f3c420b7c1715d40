/** Brings paid orders to their buyers: shipments, couriers and tracking. */
@ApplicationModule(
        displayName = "Delivery",
        allowedDependencies = {"kernel", "platform", "contract.ordering", "contract.delivery"})
@NullMarked
package shop.jangteo.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
