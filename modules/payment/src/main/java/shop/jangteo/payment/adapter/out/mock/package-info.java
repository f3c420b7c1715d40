/** A payment provider to try the shop with, with books of its own. */
@NullMarked
package shop.jangteo.payment.adapter.out.mock;

import org.jspecify.annotations.NullMarked;
