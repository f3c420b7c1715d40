@NullMarked
package shop.jangteo.catalog.adapter.config;

import org.jspecify.annotations.NullMarked;
