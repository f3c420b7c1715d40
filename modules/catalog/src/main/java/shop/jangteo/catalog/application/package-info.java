/** One class for each thing that somebody can have the catalog do. */
@NullMarked
package shop.jangteo.catalog.application;

import org.jspecify.annotations.NullMarked;
