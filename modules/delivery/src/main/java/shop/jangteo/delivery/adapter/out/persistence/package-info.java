/** Where deliveries are stored. */
@NullMarked
package shop.jangteo.delivery.adapter.out.persistence;

import org.jspecify.annotations.NullMarked;
