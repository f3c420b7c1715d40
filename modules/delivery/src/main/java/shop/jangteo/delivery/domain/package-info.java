/** What is delivered for an order, how far it has come, and which carriers bring it. */
@NullMarked
package shop.jangteo.delivery.domain;

import org.jspecify.annotations.NullMarked;
