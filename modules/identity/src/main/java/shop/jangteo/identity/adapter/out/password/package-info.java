/** How passwords are hashed. */
@NullMarked
package shop.jangteo.identity.adapter.out.password;

import org.jspecify.annotations.NullMarked;
