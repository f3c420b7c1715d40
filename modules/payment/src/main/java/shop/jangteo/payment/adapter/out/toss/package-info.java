/** Toss Payments: what its API says, in the words of this context (ADR-0022). */
@NullMarked
package shop.jangteo.payment.adapter.out.toss;

import org.jspecify.annotations.NullMarked;
