@NullMarked
package shop.jangteo.catalog.adapter.out.html;

import org.jspecify.annotations.NullMarked;
