@NullMarked
package shop.jangteo.catalog.adapter.in.web;

import org.jspecify.annotations.NullMarked;
