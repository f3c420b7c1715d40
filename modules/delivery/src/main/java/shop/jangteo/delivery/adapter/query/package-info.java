/** Deliveries as clients see them. */
@NullMarked
package shop.jangteo.delivery.adapter.query;

import org.jspecify.annotations.NullMarked;
