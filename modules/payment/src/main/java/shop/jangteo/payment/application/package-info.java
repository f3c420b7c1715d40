/** What buyers, operators, providers, events and time have this context do: one class per use case. */
@NullMarked
package shop.jangteo.payment.application;

import org.jspecify.annotations.NullMarked;
