/** The rules of payments and refunds. Plain Java. */
@NullMarked
package shop.jangteo.payment.domain;

import org.jspecify.annotations.NullMarked;
