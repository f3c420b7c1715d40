@NullMarked
package shop.jangteo.catalog.adapter.in.messaging;

import org.jspecify.annotations.NullMarked;
