/** Members: what they are called, how they log in, what they may do. */
@NullMarked
package shop.jangteo.identity.domain.member;

import org.jspecify.annotations.NullMarked;
