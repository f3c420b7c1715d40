/** Tells the other contexts what happened here. */
@NullMarked
package shop.jangteo.support.adapter.out.messaging;

import org.jspecify.annotations.NullMarked;
