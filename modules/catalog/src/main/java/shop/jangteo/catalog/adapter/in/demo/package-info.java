@NullMarked
package shop.jangteo.catalog.adapter.in.demo;

import org.jspecify.annotations.NullMarked;
