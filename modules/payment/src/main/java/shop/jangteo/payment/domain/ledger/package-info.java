/** Double-entry books of the money that goes through payments. Plain Java. */
@NullMarked
package shop.jangteo.payment.domain.ledger;

import org.jspecify.annotations.NullMarked;
