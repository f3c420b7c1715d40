/** The language of identity that all its parts share. */
@NullMarked
package shop.jangteo.identity.domain;

import org.jspecify.annotations.NullMarked;
