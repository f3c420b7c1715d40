/** Listens to ordering, and to refunds of its own that have to be sent: translates and nothing else. */
@NullMarked
package shop.jangteo.payment.adapter.in.messaging;

import org.jspecify.annotations.NullMarked;
