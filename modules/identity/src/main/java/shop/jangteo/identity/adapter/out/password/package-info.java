/** How passwords are hashed and which are known to be weak. */
@NullMarked
package shop.jangteo.identity.adapter.out.password;

import org.jspecify.annotations.NullMarked;
