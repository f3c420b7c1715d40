/** Address books. */
@NullMarked
package shop.jangteo.identity.domain.address;

import org.jspecify.annotations.NullMarked;
