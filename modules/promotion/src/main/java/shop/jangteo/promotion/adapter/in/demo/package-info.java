@NullMarked
package shop.jangteo.promotion.adapter.in.demo;

import org.jspecify.annotations.NullMarked;
