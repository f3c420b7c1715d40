/** What can be bought, as this context knows it from the catalog. */
@NullMarked
package shop.jangteo.ordering.domain.offer;

import org.jspecify.annotations.NullMarked;
