/** How the world reaches delivery and delivery reaches the world. */
@NullMarked
package shop.jangteo.delivery.adapter;

import org.jspecify.annotations.NullMarked;
