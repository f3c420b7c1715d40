/** Reviews of delivered lines and the ratings of products. Plain Java. */
@NullMarked
package shop.jangteo.support.domain.review;

import org.jspecify.annotations.NullMarked;
