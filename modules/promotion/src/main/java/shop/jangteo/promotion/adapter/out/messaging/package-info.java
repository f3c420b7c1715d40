@NullMarked
package shop.jangteo.promotion.adapter.out.messaging;

import org.jspecify.annotations.NullMarked;
