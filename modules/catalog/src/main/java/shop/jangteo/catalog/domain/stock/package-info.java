/** How many units there are, and who has a claim on them. */
@NullMarked
package shop.jangteo.catalog.domain.stock;

import org.jspecify.annotations.NullMarked;
