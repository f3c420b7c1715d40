/** The people of the demo shop. */
@NullMarked
package shop.jangteo.identity.adapter.in.demo;

import org.jspecify.annotations.NullMarked;
