@NullMarked
package shop.jangteo.promotion.adapter.in.messaging;

import org.jspecify.annotations.NullMarked;
