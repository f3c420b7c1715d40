/** Publishes this context's events. */
@NullMarked
package shop.jangteo.payment.adapter.out.messaging;

import org.jspecify.annotations.NullMarked;
