/** What this context needs from outside. */
@NullMarked
package shop.jangteo.payment.application.port;

import org.jspecify.annotations.NullMarked;
