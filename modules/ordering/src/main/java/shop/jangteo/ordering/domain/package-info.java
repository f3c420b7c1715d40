/** The rules of carts and orders. Plain Java. */
@NullMarked
package shop.jangteo.ordering.domain;

import org.jspecify.annotations.NullMarked;
