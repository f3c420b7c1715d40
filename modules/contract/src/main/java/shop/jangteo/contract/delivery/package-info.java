/** What the delivery context tells the others about shipments. */
@ApplicationModule(displayName = "Delivery events")
@NullMarked
package shop.jangteo.contract.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
