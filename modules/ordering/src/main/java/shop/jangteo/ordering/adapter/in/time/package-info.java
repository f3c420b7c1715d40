/** What happens because time passes. */
@NullMarked
package shop.jangteo.ordering.adapter.in.time;

import org.jspecify.annotations.NullMarked;
