/** What delivery tells other contexts. */
@NullMarked
package shop.jangteo.delivery.adapter.out.messaging;

import org.jspecify.annotations.NullMarked;
