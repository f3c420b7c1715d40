/** What the use cases need from outside. */
@NullMarked
package shop.jangteo.identity.application.port;

import org.jspecify.annotations.NullMarked;
