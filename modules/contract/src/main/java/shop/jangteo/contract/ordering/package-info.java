/** What the ordering context tells the others about orders. */
@ApplicationModule(displayName = "Ordering events")
@NullMarked
package shop.jangteo.contract.ordering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
