@NullMarked
package shop.jangteo.promotion.application.port;

import org.jspecify.annotations.NullMarked;
