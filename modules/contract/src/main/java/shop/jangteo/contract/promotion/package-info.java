/** What the promotion context tells the others about discounts and points. */
@ApplicationModule(displayName = "Promotion events")
@NullMarked
package shop.jangteo.contract.promotion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
