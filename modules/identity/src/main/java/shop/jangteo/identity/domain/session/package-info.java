/** Log-in sessions and their refresh tokens. */
@NullMarked
package shop.jangteo.identity.domain.session;

import org.jspecify.annotations.NullMarked;
