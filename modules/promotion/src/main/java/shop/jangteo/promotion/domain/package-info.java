@NullMarked
package shop.jangteo.promotion.domain;

import org.jspecify.annotations.NullMarked;
