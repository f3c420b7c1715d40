/** What this context needs from outside. */
@NullMarked
package shop.jangteo.ordering.application.port;

import org.jspecify.annotations.NullMarked;
