@NullMarked
package shop.jangteo.catalog.adapter.query;

import org.jspecify.annotations.NullMarked;
