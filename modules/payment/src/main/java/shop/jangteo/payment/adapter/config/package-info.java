/** Settings of this context. */
@NullMarked
package shop.jangteo.payment.adapter.config;

import org.jspecify.annotations.NullMarked;
