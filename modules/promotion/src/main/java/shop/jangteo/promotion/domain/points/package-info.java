@NullMarked
package shop.jangteo.promotion.domain.points;

import org.jspecify.annotations.NullMarked;
