/** What is done on a schedule. */
@NullMarked
package shop.jangteo.identity.adapter.in.time;

import org.jspecify.annotations.NullMarked;
