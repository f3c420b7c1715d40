/** Settings of this context. */
@NullMarked
package shop.jangteo.ordering.adapter.config;

import org.jspecify.annotations.NullMarked;
