/** How members are reached. Plain Java. */
@NullMarked
package shop.jangteo.support.domain.member;

import org.jspecify.annotations.NullMarked;
