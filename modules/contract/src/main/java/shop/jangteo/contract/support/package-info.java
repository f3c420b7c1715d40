/** What the support context tells the others about reviews. */
@ApplicationModule(displayName = "Support events")
@NullMarked
package shop.jangteo.contract.support;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
