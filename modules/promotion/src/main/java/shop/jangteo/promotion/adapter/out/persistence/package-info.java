@NullMarked
package shop.jangteo.promotion.adapter.out.persistence;

import org.jspecify.annotations.NullMarked;
