@NullMarked
package shop.jangteo.promotion.domain.campaign;

import org.jspecify.annotations.NullMarked;
