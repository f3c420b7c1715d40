/** Hears what the other contexts tell and has it dealt with. */
@NullMarked
package shop.jangteo.support.adapter.in.messaging;

import org.jspecify.annotations.NullMarked;
