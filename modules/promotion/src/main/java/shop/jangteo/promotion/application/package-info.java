@NullMarked
package shop.jangteo.promotion.application;

import org.jspecify.annotations.NullMarked;
