/** How the shop starts: embedded servers, secrets, and one clear sentence when it can't. */
@NullMarked
package shop.jangteo.start;

import org.jspecify.annotations.NullMarked;
