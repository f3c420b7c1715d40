/** The HTTP side: translates and nothing else. */
@NullMarked
package shop.jangteo.ordering.adapter.in.web;

import org.jspecify.annotations.NullMarked;
