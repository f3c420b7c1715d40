/** Publishes this context's events. */
@NullMarked
package shop.jangteo.ordering.adapter.out.messaging;

import org.jspecify.annotations.NullMarked;
