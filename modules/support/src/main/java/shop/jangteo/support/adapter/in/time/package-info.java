/** What is done by the clock. */
@NullMarked
package shop.jangteo.support.adapter.in.time;

import org.jspecify.annotations.NullMarked;
