/** Whose goods they are. */
@NullMarked
package shop.jangteo.catalog.domain.brand;

import org.jspecify.annotations.NullMarked;
