/** What the catalog needs from outside. */
@NullMarked
package shop.jangteo.catalog.application.port;

import org.jspecify.annotations.NullMarked;
