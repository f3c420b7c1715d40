/** Takes the money for orders through a provider, at most once each, and gives it back. */
@ApplicationModule(
        displayName = "Payment",
        allowedDependencies = {"kernel", "platform", "contract.payment", "contract.ordering", "contract.promotion"})
@NullMarked
package shop.jangteo.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
