@NullMarked
package shop.jangteo.catalog.adapter.out.persistence;

import org.jspecify.annotations.NullMarked;
