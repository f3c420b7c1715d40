@NullMarked
package shop.jangteo.catalog.adapter.out.messaging;

import org.jspecify.annotations.NullMarked;
