/** Tables and aggregates, translated in one place each. */
@NullMarked
package shop.jangteo.support.adapter.out.persistence;

import org.jspecify.annotations.NullMarked;
