/** The REST endpoints of the context. */
@NullMarked
package shop.jangteo.support.adapter.in.web;

import org.jspecify.annotations.NullMarked;
