/** Rules of the catalog; plain Java. */
@NullMarked
package shop.jangteo.catalog.domain;

import org.jspecify.annotations.NullMarked;
