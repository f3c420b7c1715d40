/** What delivery hears from other contexts. */
@NullMarked
package shop.jangteo.delivery.adapter.in.messaging;

import org.jspecify.annotations.NullMarked;
