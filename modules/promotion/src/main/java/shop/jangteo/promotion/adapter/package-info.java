@NullMarked
package shop.jangteo.promotion.adapter;

import org.jspecify.annotations.NullMarked;
