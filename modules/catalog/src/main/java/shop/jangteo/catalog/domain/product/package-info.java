/** What is sold, and as which variants. */
@NullMarked
package shop.jangteo.catalog.domain.product;

import org.jspecify.annotations.NullMarked;
