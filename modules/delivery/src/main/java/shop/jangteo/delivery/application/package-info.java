/** What can be done about deliveries, one class each. */
@NullMarked
package shop.jangteo.delivery.application;

import org.jspecify.annotations.NullMarked;
