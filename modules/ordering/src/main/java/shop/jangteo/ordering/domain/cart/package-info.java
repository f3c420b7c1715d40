/** What a member has set aside to buy. */
@NullMarked
package shop.jangteo.ordering.domain.cart;

import org.jspecify.annotations.NullMarked;
