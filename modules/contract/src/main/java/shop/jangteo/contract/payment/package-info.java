/** What the payment context tells the others about money taken and given back. */
@ApplicationModule(displayName = "Payment events")
@NullMarked
package shop.jangteo.contract.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
