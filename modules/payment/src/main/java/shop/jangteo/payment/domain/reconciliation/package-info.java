/** Our books beside the provider's. Plain Java. */
@NullMarked
package shop.jangteo.payment.domain.reconciliation;

import org.jspecify.annotations.NullMarked;
