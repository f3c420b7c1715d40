@NullMarked
package shop.jangteo.promotion.domain.tier;

import org.jspecify.annotations.NullMarked;
