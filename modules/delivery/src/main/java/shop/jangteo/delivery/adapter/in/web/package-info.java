/** The REST endpoints of delivery. */
@NullMarked
package shop.jangteo.delivery.adapter.in.web;

import org.jspecify.annotations.NullMarked;
