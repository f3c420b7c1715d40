/** Where members, sessions and address books are kept. */
@NullMarked
package shop.jangteo.identity.adapter.out.persistence;

import org.jspecify.annotations.NullMarked;
