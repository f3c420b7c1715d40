/** Listens to other contexts: translates and nothing else. */
@NullMarked
package shop.jangteo.ordering.adapter.in.messaging;

import org.jspecify.annotations.NullMarked;
