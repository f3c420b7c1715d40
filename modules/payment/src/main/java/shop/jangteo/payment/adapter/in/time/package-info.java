/** What happens because time passes. */
@NullMarked
package shop.jangteo.payment.adapter.in.time;

import org.jspecify.annotations.NullMarked;
