@NullMarked
package shop.jangteo.promotion.adapter.out.redis;

import org.jspecify.annotations.NullMarked;
