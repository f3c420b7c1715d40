/** Chance. */
@NullMarked
package shop.jangteo.ordering.adapter.out.random;

import org.jspecify.annotations.NullMarked;
