@NullMarked
package shop.jangteo.promotion.adapter.in.time;

import org.jspecify.annotations.NullMarked;
