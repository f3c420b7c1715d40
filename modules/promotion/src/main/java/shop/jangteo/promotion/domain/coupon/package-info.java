@NullMarked
package shop.jangteo.promotion.domain.coupon;

import org.jspecify.annotations.NullMarked;
