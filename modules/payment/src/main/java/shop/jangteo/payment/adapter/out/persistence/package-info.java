/** Payments, refunds and the copy of orders in MariaDB. */
@NullMarked
package shop.jangteo.payment.adapter.out.persistence;

import org.jspecify.annotations.NullMarked;
