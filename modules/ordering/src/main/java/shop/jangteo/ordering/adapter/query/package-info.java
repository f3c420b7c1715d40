/** The read side: views straight from the tables. */
@NullMarked
package shop.jangteo.ordering.adapter.query;

import org.jspecify.annotations.NullMarked;
