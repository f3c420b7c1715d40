/** Keeps a provider that hangs or is down from harming anything but payments. */
@NullMarked
package shop.jangteo.payment.adapter.out.resilience;

import org.jspecify.annotations.NullMarked;
