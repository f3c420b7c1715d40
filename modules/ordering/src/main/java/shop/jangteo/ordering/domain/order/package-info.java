/** What was ordered, at which price, and where it stands. */
@NullMarked
package shop.jangteo.ordering.domain.order;

import org.jspecify.annotations.NullMarked;
