/** What the identity context tells the others about members and their addresses. */
@ApplicationModule(displayName = "Identity events")
@NullMarked
package shop.jangteo.contract.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
