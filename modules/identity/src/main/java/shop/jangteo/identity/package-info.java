/** Who the members of the shop are, how they prove it, and where their parcels go. */
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {"kernel", "platform", "contract.identity"})
@NullMarked
package shop.jangteo.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
