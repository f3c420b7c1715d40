/** What the context needs from outside. */
@NullMarked
package shop.jangteo.support.application.port;

import org.jspecify.annotations.NullMarked;
