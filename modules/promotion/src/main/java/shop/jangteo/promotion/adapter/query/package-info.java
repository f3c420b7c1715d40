@NullMarked
package shop.jangteo.promotion.adapter.query;

import org.jspecify.annotations.NullMarked;
