@NullMarked
package shop.jangteo.promotion.domain.pricing;

import org.jspecify.annotations.NullMarked;
