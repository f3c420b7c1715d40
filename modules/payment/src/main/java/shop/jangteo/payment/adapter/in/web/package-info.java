/** The HTTP side: translates and nothing else. */
@NullMarked
package shop.jangteo.payment.adapter.in.web;

import org.jspecify.annotations.NullMarked;
