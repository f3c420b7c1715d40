/** Aggregates and copies in MariaDB. */
@NullMarked
package shop.jangteo.ordering.adapter.out.persistence;

import org.jspecify.annotations.NullMarked;
