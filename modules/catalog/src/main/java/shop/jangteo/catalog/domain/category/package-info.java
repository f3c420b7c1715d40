/** The tree that products hang in. */
@NullMarked
package shop.jangteo.catalog.domain.category;

import org.jspecify.annotations.NullMarked;
